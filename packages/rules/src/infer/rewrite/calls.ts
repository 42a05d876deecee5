import type { RuleObject } from '@feedback/schema';
import type { CodeNode } from '../code-tree.ts';
import { textCost } from '../costs.ts';
import { notOwn } from '../../names/name-rules.ts';
import { isWellKnown } from '../well-known.ts';
import { exactText } from './exact-text.ts';
import { isPartOfLesson } from './fixed-parts.ts';
import type { Repair } from './repair.ts';
import { isSimilarName } from './similar-names.ts';

/** Lists of arguments. */
export const ARGUMENTS = /^(?:argument_list|arguments)$/;

/** What has arguments. */
export const HEADED = /^(?:call|call_expression|new_expression)$/;

/** Names that cost more are the example's own. */
const MAX_NAME_COST = 2;

/** The first child in one of some fields. */
export const childAt = (node: CodeNode | undefined, ...slots: readonly string[]): CodeNode | undefined =>
  node?.children.find(({ slot, named }) => named && slots.includes(slot));

/** What is called, or the name of a generic type. */
export const headOf = (call: CodeNode | undefined): CodeNode | undefined =>
  call?.kind === 'generic_type' ? childAt(call, '#0') : childAt(call, 'function', 'constructor');

/** The last name of a chain of members. */
export const lastName = (node: CodeNode): CodeNode => childAt(node, 'attribute', 'property') ?? node;

const isKnownName = ({ kind, text }: CodeNode, { language, bound, meanings }: Repair): boolean =>
  kind === 'identifier' && !bound.has(text) && (meanings.has(text) || isWellKnown(language, text));

const named = (node: CodeNode, repair: Repair): RuleObject => ({
  regex: exactText(node.text),
  ...(isKnownName(node, repair) && !/^(?:self|cls)$/.test(node.text) ? notOwn(node.text) : {}),
});

const isNamed = (node: CodeNode, repair: Repair): boolean =>
  node.children.length === 0 && textCost(node, repair) <= MAX_NAME_COST;

/** Asks for the name of a function, and of the module or class that it is of, where these are no choice of the example. */
const sameName = (head: CodeNode, repair: Repair): RuleObject | undefined => {
  if (isNamed(head, repair)) return named(head, repair);
  const name = childAt(head, 'attribute', 'property');
  if (name === undefined || !isNamed(name, repair)) return undefined;
  const own = { has: { field: name.slot, ...named(name, repair) } };
  const object = childAt(head, 'object');
  const owner = object && isPartOfLesson(lastName(object), repair) ? sameName(object, repair) : undefined;
  return owner ? { all: [own, { has: { field: 'object', ...owner } }] } : own;
};

/** Asks a call, or a generic type, to be one of the same name. */
export const sameHead = (call: CodeNode, repair: Repair): RuleObject | undefined => {
  const head = headOf(call);
  const rule = head && sameName(head, repair);
  return rule && { has: { ...(head.slot === '#0' ? { nthChild: 1 } : { field: head.slot }), ...rule } };
};

const isCallWithHead = (node: CodeNode | undefined): node is CodeNode =>
  node !== undefined && HEADED.test(node.kind) && headOf(node) !== undefined;

/** A call whose function becomes another one, and the new one, seen from the place of the change. */
export const callsWithNewHead = (
  { bad, good }: { readonly bad: CodeNode; readonly good: readonly CodeNode[] },
  descendants: readonly CodeNode[],
  { changes }: Repair,
): readonly (readonly [CodeNode, CodeNode])[] =>
  [...descendants, bad.parent, bad.parent?.parent].flatMap((call) => {
    if (!isCallWithHead(call)) return [];
    const partner = call === bad ? good[0] : changes.partners.get(call)?.[0];
    return isCallWithHead(partner) && headOf(partner)?.text !== headOf(call)?.text
      ? [[call, partner] as const]
      : [];
  });

/** Whether a call is of something called quite otherwise than before, so that it may well do or give something else. */
export const isOtherFunction = ([before, after]: readonly [CodeNode, CodeNode]): boolean => {
  const [ours, theirs] = [headOf(before), headOf(after)];
  return (
    ours !== undefined && theirs !== undefined && !isSimilarName(lastName(ours).text, lastName(theirs).text)
  );
};
