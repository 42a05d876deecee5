import type { Rule, RuleObject } from '@feedback/schema';
import { configOf } from '../refusal.ts';
import { inOrder, type Match } from '../match-rule.ts';
import { kindOf, type NapiConfig, type SgNode } from '../tree.ts';
import { once } from './once.ts';
import { couldMatch } from './prefilter.ts';
import type { Traits } from './traits.ts';

/** A rule to look for. */
export interface Sought extends Traits {
  readonly rule: Rule;
  /** What decides about the hits of the rule, where these only show where to look; `undefined` when it can't match. */
  readonly whole?: () => Rule | undefined;
  /** What may be matched, of a hit; the hit itself unless given. */
  readonly within?: (hit: SgNode) => readonly SgNode[];
}

/** One walk over a tree in the engine, which may serve many rules. */
export interface Walk {
  /** The rules that it serves, by their places. */
  readonly places: readonly number[];
  readonly config: NapiConfig;
  /** Tells from the hits in one tree, of which there is at least one, what the rules match, by their places. */
  readonly read: (hits: readonly SgNode[]) => readonly (readonly [place: number, matches: Match[]])[];
}

/** Asking a hit about a rule takes about as long as walking, for it, over this many characters for each that the rule is written with. */
const QUESTION = 15;

/** How much of a rule there is to compile. */
const weightOf = ({ rule, utils }: Rule): number => JSON.stringify([rule, utils]).length;

const PARAMETERISED = /"matches":\{/;

// Constraints belong to the variables of one rule and parameters to the names of its utilities, so rules with some walk alone.
const canJoin = ({ constraints, utils, rule }: Rule): boolean =>
  constraints === undefined && (utils === undefined || !PARAMETERISED.test(JSON.stringify([rule, utils])));

/** Captures the hit itself: a hit has the marks of the binary digits of the rule that was the first to match it. */
const mark = (digit: number): string => `FEEDBACK_${digit}`;

const digitsOf = (index: number): number[] =>
  Array.from(index.toString(2), Number)
    .toReversed()
    .flatMap((bit, digit) => (bit === 1 ? [digit] : []));

/** Names of utilities belong to one rule: in a joined one they are told apart by its number. */
const renamed = <T>(value: T, index: number): T => {
  if (Array.isArray(value)) return value.map((item) => renamed(item as unknown, index)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as RuleObject).map(([key, item]) => [
    key,
    key === 'matches' && typeof item === 'string' ? `${item}_${index}` : renamed(item, index),
  ]);
  return Object.fromEntries(entries) as T;
};

const alternative = ({ rule, utils }: Rule, index: number): RuleObject => ({
  all: [
    utils ? renamed(rule, index) : rule,
    ...digitsOf(index).map((digit) => ({ pattern: `$${mark(digit)}` })),
  ],
});

/**
 * One rule that matches what any of the rules does. The engine knows which kinds of node each `any` can match, so that neighbours in
 * one of their own are passed over together.
 */
const joinedConfig = (sought: readonly Sought[]): NapiConfig => {
  const utils: Record<string, RuleObject> = {};
  for (const [index, { rule }] of sought.entries())
    for (const [name, util] of Object.entries(rule.utils ?? {}))
      utils[`${name}_${index}`] = renamed(util, index);
  const neighbours = Map.groupBy(sought.entries(), ([, { neighbourhood }]) => neighbourhood);
  const any = [...neighbours.values()].map((group) => ({
    any: group.map(([index, { rule }]) => alternative(rule, index)),
  }));
  return configOf({ rule: { any }, ...(Object.keys(utils).length > 0 ? { utils } : {}) });
};

type Placed = readonly [place: number, sought: Sought];

interface Hit {
  readonly node: SgNode;
  readonly kind: () => string;
  /** Of the node that it lies in; empty for the root. */
  readonly parent: () => string;
  readonly text: () => string;
  /** The first rule that matched, by its place among the joined ones. */
  readonly first: number;
}

const parentKindOf = (node: SgNode): string => {
  const parent = node.parent();
  return parent === null ? '' : kindOf(parent);
};

const firstOf = (node: SgNode, digits: number): number => {
  let first = 0;
  for (let digit = 0; digit < digits; digit += 1)
    if (node.getMatch(mark(digit)) !== null) first += 2 ** digit;
  return first;
};

/** Whether a rule could match a hit of an earlier rule as well. */
const mightMatch = ({ kinds, parents, words }: Sought, { kind, parent, text }: Hit): boolean =>
  (kinds === undefined || kinds.has(kind())) &&
  (parents === undefined || parents.has(parent())) &&
  couldMatch(words, (word) => text().includes(word));

/** Those of some nodes that a rule matches: asked for each alone, or found by a walk where they are many. */
const matching = (rule: Rule, nodes: readonly SgNode[]): readonly SgNode[] => {
  const tree = nodes[0]?.getRoot().root();
  if (tree === undefined) return [];
  const config = configOf(rule);
  return nodes.length * QUESTION * weightOf(rule) > tree.range().end.index
    ? tree.findAll(config)
    : nodes.filter((node) => node.matches(config));
};

/** What is left of hits that only show where to look. */
const verified = ({ whole, within }: Sought, hits: readonly SgNode[]): readonly SgNode[] => {
  const rule = hits.length === 0 ? undefined : whole?.();
  return rule === undefined ? [] : matching(rule, within === undefined ? hits : hits.flatMap(within));
};

const nodesOf = (sought: Sought, index: number, hits: readonly Hit[]): readonly SgNode[] => {
  const asked = hits.filter((hit) => hit.first < index && mightMatch(sought, hit)).map(({ node }) => node);
  const own = hits.filter(({ first }) => first === index).map(({ node }) => node);
  if (sought.whole !== undefined) return verified(sought, [...own, ...asked]);
  return [...own, ...matching(sought.rule, asked)];
};

const joinedWalk = (joined: readonly Placed[]): Walk => {
  const sought = joined.map(([, each]) => each);
  const digits = (sought.length - 1).toString(2).length;
  return {
    places: joined.map(([place]) => place),
    config: joinedConfig(sought),
    read: (nodes) => {
      const hits = nodes.map((node) => ({
        node,
        kind: once(() => kindOf(node)),
        parent: once(() => parentKindOf(node)),
        text: once(() => node.text()),
        first: firstOf(node, digits),
      }));
      const earliest = Math.min(...new Set(hits.map(({ first }) => first)));
      return joined
        .slice(earliest)
        .map(([place, each], offset) => [place, inOrder(nodesOf(each, earliest + offset, hits))]);
    },
  };
};

/** Neighbours together, and heavy rules first: later rules are the ones that are asked about hits, each time compiled anew. */
const heaviestFirst = (placed: readonly Placed[]): readonly Placed[] => {
  const weights = new Map(placed.map((each) => [each, weightOf(each[1].rule)]));
  const byWeight = placed.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  return [...Map.groupBy(byWeight, ([, { neighbourhood }]) => neighbourhood).values()].flat();
};

const walkTogether = (placed: readonly Placed[]): readonly Walk[] =>
  placed.length > 1 ? [joinedWalk(heaviestFirst(placed))] : placed.map(walkAlone);

const walkAlone = ([place, sought]: Placed): Walk => ({
  places: [place],
  config: configOf(sought.rule),
  read: (hits) => [[place, inOrder(sought.whole === undefined ? hits : verified(sought, hits))]],
});

/**
 * Plans how to find many rules, which all compile, with as few walks as can be. Places are those in `sought`. Rules that a node of any
 * kind might match are tried on every node, which is why they don't walk with the others.
 */
export const planWalks = (sought: readonly Sought[]): readonly Walk[] => {
  const placed = [...sought.entries()];
  const joinable = placed.filter(([, { rule }]) => canJoin(rule));
  return [
    ...walkTogether(joinable.filter(([, { neighbourhood }]) => neighbourhood !== undefined)),
    ...walkTogether(joinable.filter(([, { neighbourhood }]) => neighbourhood === undefined)),
    ...placed.filter(([, { rule }]) => !canJoin(rule)).map(walkAlone),
  ];
};
