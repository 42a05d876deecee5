import type { RuleObject } from '@feedback/schema';
import { descendants, type CodeNode } from '../code-tree.ts';
import { textCost } from '../costs.ts';
import { isPartOfLesson } from './fixed-parts.ts';
import { allOf, requireAbove, requireAt } from './context.ts';
import type { Site } from './changes.ts';
import type { Repair } from './repair.ts';
import type { Template, Use } from './template.ts';
import { exactText } from './exact-text.ts';

const ARGUMENTS = /^(?:argument_list|arguments)$/;
const HEADED = /^(?:call|call_expression|new_expression)$/;
const SPLATS = {
  argument_list: [{ kind: 'keyword_argument' }, { kind: 'list_splat' }, { kind: 'dictionary_splat' }],
  arguments: [{ kind: 'spread_element' }],
};

/** Names that cost more are the example's own. */
const MAX_NAME_COST = 2;

const childAt = (node: CodeNode | undefined, ...slots: readonly string[]): CodeNode | undefined =>
  node?.children.find(({ slot, named }) => named && slots.includes(slot));

const headOf = (call: CodeNode | undefined): CodeNode | undefined =>
  call?.kind === 'generic_type' ? childAt(call, '#0') : childAt(call, 'function', 'constructor');

const named = (node: CodeNode): RuleObject => ({ regex: exactText(node.text) });

const isNamed = (node: CodeNode, repair: Repair): boolean =>
  node.children.length === 0 && textCost(node, repair) <= MAX_NAME_COST;

/** Asks for the name of a function, and of the module or class that it is of, where these are no choice of the example. */
const sameName = (head: CodeNode, repair: Repair): RuleObject | undefined => {
  if (isNamed(head, repair)) return named(head);
  const name = childAt(head, 'attribute', 'property');
  if (name === undefined || !isNamed(name, repair)) return undefined;
  const own = { has: { field: name.slot, ...named(name) } };
  const object = childAt(head, 'object');
  const owner = object && isPartOfLesson(lastName(object), repair) ? sameName(object, repair) : undefined;
  return owner ? { all: [own, { has: { field: 'object', ...owner } }] } : own;
};

const lastName = (node: CodeNode): CodeNode => childAt(node, 'attribute', 'property') ?? node;

/** Asks a call, or a generic type, to be one of the same name. */
const sameHead = (call: CodeNode, repair: Repair): RuleObject | undefined => {
  const head = headOf(call);
  const rule = head && sameName(head, repair);
  return rule && { has: { ...(head.slot === '#0' ? { nthChild: 1 } : { field: head.slot }), ...rule } };
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
    ...(HEADED.test(bad.kind) ? uses.map(({ from }) => requireAt(bad, from, { kind: from.kind })) : []),
    ...(call && head ? [requireAbove(bad, call, head)] : []),
  ];
};

/** A call whose function becomes another one, seen from the place of the change. */
const callsWithNewHead = ({ bad, good }: Site, { changes }: Repair): readonly CodeNode[] => {
  const above = [bad.parent, bad.parent?.parent].filter(
    (call) =>
      call !== undefined && HEADED.test(call.kind) && childAt(call, 'function', 'constructor') !== undefined,
  );
  return [...descendants(bad), ...above].filter((call) => {
    if (call === undefined || !HEADED.test(call.kind)) return false;
    const partner = call === bad ? good[0] : changes.partners.get(call)?.[0];
    return partner !== undefined && HEADED.test(partner.kind) && headOf(partner)?.text !== headOf(call)?.text;
  }) as CodeNode[];
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

const isBelow = (node: CodeNode, root: CodeNode): boolean => node.start >= root.start && node.end <= root.end;

const ofNewHeads = (site: Site, repair: Repair): readonly RuleObject[] =>
  callsWithNewHead(site, repair).flatMap((call) => {
    const list = childAt(call, 'arguments');
    if (list === undefined || !ARGUMENTS.test(list.kind)) return [];
    const rule = sameArguments(list);
    return isBelow(call, site.bad)
      ? [requireAt(site.bad, list, rule)]
      : [requireAbove(site.bad, call, { has: { field: 'arguments', ...rule } })];
  });

const takerOf = (node: CodeNode): string | undefined =>
  node.parent && ARGUMENTS.test(node.parent.kind) ? headOf(node.parent.parent)?.text : undefined;

const PLAIN = /^[a-z]*(['"`]+)[\w ]*\1$/i;

/** A text that is handed to another function must be a text as plain as in the example: `.` and `%` may mean something to one of them. */
const ofTexts = (root: CodeNode, { uses }: Template): readonly RuleObject[] =>
  uses.flatMap(({ from, to }) => {
    if (!/string/.test(from.kind) || takerOf(from) === undefined || takerOf(from) === takerOf(to)) return [];
    const plain = PLAIN.test(from.text) ? { regex: `^[a-zA-Z]*['"\`]+[\\w ]*['"\`]+$` } : {};
    return [requireAt(root, from, { kind: from.kind, ...plain })];
  });

const isWrapped = ({ from, to }: Use): boolean =>
  to.parent?.kind === 'parenthesized_expression' && from.parent?.kind !== 'parenthesized_expression';

/** Parentheses are about the kind of what is inside. */
const ofParentheses = (root: CodeNode, { uses }: Template): readonly RuleObject[] =>
  uses.filter(isWrapped).map(({ from }) => requireAt(root, from, { kind: from.kind }));

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
    ...ofParentheses(site.bad, template),
  ];
};
