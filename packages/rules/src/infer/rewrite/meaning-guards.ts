import type { RuleObject } from '@feedback/schema';
import { descendants, type CodeNode } from '../code-tree.ts';
import { ARGUMENTS, callsWithNewHead, childAt, headOf, HEADED, isOtherFunction, sameHead } from './calls.ts';
import { allOf, requireAbove, requireAt } from './context.ts';
import type { Site } from './changes.ts';
import { exactText } from './exact-text.ts';
import type { Repair } from './repair.ts';
import type { Template, Use } from './template.ts';

const SPLATS = {
  argument_list: [{ kind: 'keyword_argument' }, { kind: 'list_splat' }, { kind: 'dictionary_splat' }],
  arguments: [{ kind: 'spread_element' }],
};

const isLiteral = ({ kind }: CodeNode): boolean => /string|number|integer|float/.test(kind);

/** The call that a change of arguments is about: another function does something else with them. */
const argumentHead = ({ bad }: Site): CodeNode | undefined => {
  const list = ARGUMENTS.test(bad.kind) ? bad : bad.parent;
  if (list?.kind === 'type_parameter' || bad.kind === 'type_parameter')
    return (bad.kind === 'type_parameter' ? bad : list)?.parent;
  if (list === undefined || !ARGUMENTS.test(list.kind)) return undefined;
  return list === bad || bad.kind === 'keyword_argument' || isLiteral(bad) ? list.parent : undefined;
};

const BARE = /^\$[A-Z]$/;

const VALUED = /^update_expression$/;

/** Where nobody looks at the value of an expression. */
const UNUSED: readonly RuleObject[] = [
  { inside: { kind: 'expression_statement' } },
  { inside: { kind: 'for_statement', field: 'increment' } },
];

const isUnused = ({ slot, parent }: CodeNode): boolean =>
  parent?.kind === 'expression_statement' || (parent?.kind === 'for_statement' && slot === 'increment');

/** `i++` has another value than `i += 1`: what stands for it must stand where that is not seen, or where the example has it. */
const ofValued = ({ bad }: Site): readonly RuleObject[] => {
  const { parent } = bad;
  if (parent === undefined || !VALUED.test(bad.kind)) return [];
  return [isUnused(bad) ? { any: [...UNUSED] } : requireAbove(bad, parent, { kind: parent.kind })];
};

/** As many arguments as in the example, and no named ones that it has not: another function may not take them. */
const sameArguments = (list: CodeNode): RuleObject => {
  const count = list.children.filter(({ named }) => named).length;
  const own = new Set(list.children.map(({ kind }) => kind));
  const others = (SPLATS[list.kind as keyof typeof SPLATS] ?? []).filter(({ kind }) => !own.has(kind));
  return allOf([
    count === 0
      ? { not: { has: { nthChild: 1 } } }
      : { has: { all: [{ nthChild: count }, { nthChild: { position: 1, reverse: true } }] } },
    ...(others.length > 0 ? [{ not: { has: { any: others } } }] : []),
  ]);
};

/**
 * What is left of code without what was around it can mean the same only where it stands in the example.
 */
const ofBare = ({ bad }: Site, { text, uses }: Template, repair: Repair): readonly RuleObject[] => {
  const { parent } = bad;
  if (parent === undefined || !BARE.test(text)) return [];
  const call = ARGUMENTS.test(parent.kind) ? parent.parent : undefined;
  const head = call && sameHead(call, repair);
  return [
    requireAbove(bad, parent, { kind: parent.kind }),
    ...(ARGUMENTS.test(parent.kind) ? [requireAbove(bad, parent, sameArguments(parent))] : []),
    ...(HEADED.test(bad.kind) ? uses.map(({ from }) => requireAt(bad, from, { kind: from.kind })) : []),
    ...(call && head ? [requireAbove(bad, call, head)] : []),
  ];
};

const isBelow = (node: CodeNode, root: CodeNode): boolean => node.start >= root.start && node.end <= root.end;

const PLAIN = /^[a-z]*(['"`]+)[\w ]*\1$/i;

const isText = ({ kind }: CodeNode): boolean => /string/.test(kind);

/** A text as plain as in the example. */
const asPlain = ({ kind, text }: CodeNode): RuleObject => ({
  kind,
  ...(PLAIN.test(text) ? { regex: `^[a-zA-Z]*['"\`]+[\\w ]*['"\`]+$` } : {}),
});

/** Texts that a function takes which is called quite otherwise: it may read them otherwise. */
const plainTexts = (list: CodeNode): readonly RuleObject[] =>
  list.children.filter(isText).map((text) => ({ has: { nthChild: text.index + 1, ...asPlain(text) } }));

const ofNewHeads = (site: Site, repair: Repair): readonly RuleObject[] =>
  callsWithNewHead(site, descendants(site.bad), repair).flatMap((heads) => {
    const [call] = heads;
    const list = childAt(call, 'arguments');
    if (list === undefined || !ARGUMENTS.test(list.kind)) return [];
    const rule = allOf([sameArguments(list), ...(isOtherFunction(heads) ? plainTexts(list) : [])]);
    return isBelow(call, site.bad)
      ? [requireAt(site.bad, list, rule)]
      : [requireAbove(site.bad, call, { has: { field: 'arguments', ...rule } })];
  });

const takerOf = (node: CodeNode): string | undefined =>
  node.parent && ARGUMENTS.test(node.parent.kind) ? headOf(node.parent.parent)?.text : undefined;

/** A text that is handed to another function must be a text as plain as in the example: `.` and `%` may mean something to one of them. */
const ofTexts = (root: CodeNode, { uses }: Template): readonly RuleObject[] =>
  uses.flatMap(({ from, to }) => {
    if (!isText(from) || takerOf(from) === undefined || takerOf(from) === takerOf(to)) return [];
    return [requireAt(root, from, asPlain(from))];
  });

const isWrapped = ({ from, to }: Use): boolean =>
  to.parent?.kind === 'parenthesized_expression' && from.parent?.kind !== 'parenthesized_expression';

const OPERATION = /^(?:binary_expression|binary_operator|boolean_operator)$/;

const operatorOf = ({ children }: CodeNode): RuleObject => {
  const operator = children.find(({ slot }) => slot === 'operator');
  return operator ? { has: { field: 'operator', regex: exactText(operator.text) } } : {};
};

/** Parentheses are about the kind of what is inside. */
const ofInside = (root: CodeNode, { uses }: Template): readonly RuleObject[] =>
  uses.filter(isWrapped).map(({ from }) => requireAt(root, from, { kind: from.kind, ...operatorOf(from) }));

/** They are about how tightly it is bound to what is around, too. */
const ofOutside = (root: CodeNode, { uses }: Template): readonly RuleObject[] => {
  const { parent } = root;
  const isInOperation = uses.some((use) => isWrapped(use) && use.from === root);
  return isInOperation && parent && OPERATION.test(parent.kind)
    ? [requireAbove(root, parent, { kind: parent.kind, ...operatorOf(parent) })]
    : [];
};

/** What a place must have around it and in it for a rewrite to mean there what it means in the example. */
export const meaningGuards = (site: Site, template: Template, repair: Repair): readonly RuleObject[] => {
  const call = argumentHead(site);
  const head = call && sameHead(call, repair);
  return [
    ...(call && head ? [requireAbove(site.bad, call, head)] : []),
    ...ofBare(site, template, repair),
    ...ofValued(site),
    ...ofNewHeads(site, repair),
    ...ofTexts(site.bad, template),
    ...ofInside(site.bad, template),
    ...ofOutside(site.bad, template),
  ];
};
