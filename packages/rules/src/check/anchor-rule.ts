import type { Rule, RuleObject } from '@feedback/schema';
import { kindOf, type SgNode } from '../tree.ts';
import type { Kinds } from './rule-kinds.ts';
import type { Traits } from './traits.ts';

type Value = RuleObject[string] | undefined;

/** A rule for what the matches of another lie in directly. */
export interface Anchored extends Traits {
  readonly rule: Rule;
  /** What the other may match, of a hit. */
  readonly within: (hit: SgNode) => readonly SgNode[];
}

/** What a rule object says of the node that its match lies in, and what it says besides. */
interface Split {
  readonly inside: RuleObject;
  readonly rest: RuleObject;
  /** Whether what it says of the other node is asked last. */
  readonly isLast: boolean;
}

const CAPTURE = /\$[A-Z]/;

/** What the engine asks before `all`, apart from relations. */
const ASKED_FIRST: ReadonlySet<string> = new Set(['kind', 'pattern', 'regex', 'all']);

const isObject = (value: Value): value is RuleObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isDirect = (value: Value): value is RuleObject =>
  isObject(value) && (value['stopBy'] ?? 'neighbor') === 'neighbor';

const splitAll = ({ all, ...others }: RuleObject): Split | undefined => {
  if (!Array.isArray(all)) return undefined;
  const isInside = (item: Value): boolean =>
    isObject(item) && isDirect(item['inside']) && Object.keys(item).length === 1;
  const place = all.findIndex(isInside);
  const item: Value = all[place];
  if (!isObject(item) || !isDirect(item['inside'])) return undefined;
  const left = all.toSpliced(place, 1);
  const rest = left.length === 0 ? others : { ...others, all: left };
  const isLast = place === left.length && Object.keys(others).every((key) => ASKED_FIRST.has(key));
  return { inside: item['inside'], rest, isLast };
};

const split = (node: RuleObject): Split | undefined => {
  const { inside, ...rest } = node;
  return isDirect(inside) ? { inside, rest, isLast: false } : splitAll(node);
};

const anyKind = (kinds: ReadonlySet<string>): RuleObject => ({ any: [...kinds].map((kind) => ({ kind })) });

const childrenOf = (field: Value, kinds: Kinds): ((hit: SgNode) => readonly SgNode[]) =>
  typeof field === 'string'
    ? (hit) => hit.fieldChildren(field)
    : (hit) => hit.children().filter((child) => kinds === undefined || kinds.has(kindOf(child)));

/**
 * Turns a rule that says what its matches lie in directly into one for that: a node's way to its parent leads from the root of the tree
 * down, so to look up from each name in a file takes longer than all else. Both match at the same places, as long as variables are
 * captured in the same order. `undefined` where it can't be done, or where other parts tell most nodes apart before.
 */
export const anchorRule = (rule: Rule, { kinds, parents, words }: Traits): Anchored | undefined => {
  if (parents === undefined || rule.constraints !== undefined) return undefined;
  const found = split(rule.rule);
  if (found === undefined || 'pattern' in found.rest || 'regex' in found.rest) return undefined;
  const { field, stopBy: _, ...around } = found.inside;
  const asked = JSON.stringify(around);
  const captures = CAPTURE.test(
    asked.includes('"matches"') ? asked + JSON.stringify(rule.utils ?? {}) : asked,
  );
  if (Object.keys(found.rest).length === 0 || (captures && !found.isLast)) return undefined;
  const has: RuleObject = field === undefined ? found.rest : { ...found.rest, field };
  return {
    rule: { ...rule, rule: { all: [anyKind(parents), { has }, around] } },
    words,
    kinds: parents,
    parents: undefined,
    neighbourhood: [...parents].toSorted().join(' '),
    within: childrenOf(field, kinds),
  };
};
