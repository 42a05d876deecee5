import type { RuleObject } from '@feedback/schema';
import { ancestors, descendants, type CodeNode } from '../code-tree.ts';
import { ARGUMENTS, callsWithNewHead, isOtherFunction, lastName, sameHead } from './calls.ts';
import type { Site } from './changes.ts';
import { requireAbove } from './context.ts';
import { exactText } from './exact-text.ts';
import type { Repair } from './repair.ts';
import type { Template } from './template.ts';

const SETTING = /string|number|integer|float/;
const DISPLAY = /^(?:list|tuple|array|expression_list)$/;

/** The calls of a place that become calls of something that is called quite otherwise, so that it may well give something else. */
const otherFunctions = (site: Site, repair: Repair): readonly CodeNode[] =>
  callsWithNewHead(site, descendants(site.bad), repair)
    .filter(isOtherFunction)
    .map(([call]) => call);

/** A named argument that is a switch or an object: what is called then does or gives something else. A text or a number says how much. */
const isSwitch = ({ kind, children }: CodeNode): boolean =>
  kind === 'keyword_argument' &&
  children.some(({ slot, kind: value }) => slot === 'value' && !SETTING.test(value));

const switchesIn = (nodes: readonly CodeNode[]): readonly CodeNode[] =>
  nodes.flatMap(descendants).filter(isSwitch);

const addsSwitch = ({ bad, good }: Site): boolean => switchesIn(good).length > switchesIn([bad]).length;

const keywordsIn = (nodes: readonly CodeNode[]): readonly CodeNode[] =>
  nodes.flatMap(descendants).filter(({ kind }) => kind === 'keyword_argument');

const valueOf = ({ children }: CodeNode): string | undefined =>
  children.find(({ slot }) => slot === 'value')?.text;

const without = (some: readonly CodeNode[], others: readonly CodeNode[]): readonly CodeNode[] =>
  some.filter(({ text }) => !others.some((other) => other.text === text));

/** Whether a switch gives way to an argument that says something else, and is not merely called otherwise. */
const swapsSwitch = ({ bad, good }: Site): boolean => {
  const [before, after] = [keywordsIn([bad]), keywordsIn(good)];
  const gone = without(before, after);
  const isOther = (come: CodeNode): boolean => !gone.some((each) => valueOf(each) === valueOf(come));
  return gone.some(isSwitch) && without(after, before).some(isOther);
};

const itemsOf = ({ children }: CodeNode): number => children.filter(({ named }) => named).length;

/** Whether a list has less than it had. */
const losesItem = ({ bad, good: [good] }: Site): boolean =>
  good !== undefined && DISPLAY.test(bad.kind) && good.kind === bad.kind && itemsOf(good) < itemsOf(bad);

const STATEMENT = /_statement$|_declaration$|_definition$|^(?:block|statement_block|module|program)$/;

/** The expression whose value a rewrite changes; `undefined` where it is likely to stay what it was. */
const changedValue = (site: Site, repair: Repair): CodeNode | undefined => {
  const { bad } = site;
  if (STATEMENT.test(bad.kind)) return undefined;
  if (losesItem(site)) return bad;
  const [other] = otherFunctions(site, repair);
  if (other) return ancestors(bad).includes(other) ? other : bad;
  if (!addsSwitch(site) && !swapsSwitch(site)) return undefined;
  return ARGUMENTS.test(bad.kind) ? bad.parent : bad;
};

/** What becomes of a value, as a rule about what is above it: members that are taken of it, the function it is handed to, the statement. */
const usedAs = (node: CodeNode, repair: Repair): RuleObject => {
  const { parent } = node;
  if (parent === undefined) return {};
  const field = /^[a-z]/.test(node.slot) ? { field: node.slot } : {};
  const own = { kind: parent.kind, ...field };
  if (STATEMENT.test(parent.kind)) return { inside: own };
  if (node.slot === 'object')
    return {
      inside: {
        ...own,
        has: { field: lastName(parent).slot, regex: exactText(lastName(parent).text) },
        ...usedAs(parent, repair),
      },
    };
  if (ARGUMENTS.test(parent.kind) && parent.parent) {
    const head = sameHead(parent.parent, repair);
    return { inside: { ...own, inside: { kind: parent.parent.kind, ...head } } };
  }
  return { inside: { ...own, ...usedAs(parent, repair) } };
};

const HANDLERS = /^(?:except_clause|catch_clause|finally_clause)$/;
const FUNCTIONS =
  /^(?:function_definition|function_declaration|function_expression|arrow_function|method_definition|lambda)$/;

const handlerOf = (node: CodeNode): CodeNode | undefined => {
  const around = ancestors(node);
  const end = around.findIndex(({ kind }) => FUNCTIONS.test(kind));
  return (end === -1 ? around : around.slice(0, end)).find(({ kind }) => HANDLERS.test(kind));
};

const ANY_HANDLER: readonly RuleObject[] = [
  { kind: 'except_clause' },
  { kind: 'catch_clause' },
  { kind: 'finally_clause' },
];

const handlersIn = (language: Repair['language']): readonly RuleObject[] =>
  language === 'python' ? [{ kind: 'except_clause' }, { kind: 'finally_clause' }] : ANY_HANDLER.slice(1);

/** What is done about an error in flight is not what is done elsewhere. */
const ofHandlers = ({ bad }: Site, { language }: Repair): RuleObject => {
  const handler = handlerOf(bad);
  if (handler) return { inside: { kind: handler.kind, stopBy: 'end' } };
  return { not: { inside: { any: [...handlersIn(language)], stopBy: 'end' } } };
};

/**
 * What must hold for a rewrite that gives another value than before: that nothing else becomes of it than in the example. One that calls
 * another function must stand in a handler of errors, or in none, as the example does.
 */
export const valueGuards = (site: Site, { captured }: Template, repair: Repair): readonly RuleObject[] => {
  const value = changedValue(site, repair);
  const calls = otherFunctions(site, repair);
  const handlers = calls.length > 0 ? [ofHandlers(site, repair)] : [];
  if (value === undefined || captured.size === 0) return handlers;
  const used = usedAs(value, repair);
  return [...handlers, value === site.bad ? used : requireAbove(site.bad, value, used)];
};
