import type { Language, Rule, RuleObject } from '@feedback/schema';
import { expandRule } from '../names/expand-rule.ts';
import { kindOf, parseTree } from '../tree.ts';

/** Kinds of node by their names in the grammar; `undefined` stands for any kind. */
export type Kinds = ReadonlySet<string> | undefined;

type Value = RuleObject[string] | undefined;

interface Scope {
  readonly utils: Readonly<Record<string, RuleObject>>;
  readonly seen: ReadonlySet<string>;
  /** What is known of the node that the text of a pattern stands for. */
  readonly ofText: (pattern: string) => Kinds;
}

/** The name of one kind, as opposed to a selector such as `call > identifier`. */
const NAME = /^\w+$/;

const isObject = (value: Value): value is RuleObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const named = (value: Value): Kinds =>
  typeof value === 'string' && NAME.test(value) ? new Set([value]) : undefined;

const ofPattern = (pattern: Value, { ofText }: Scope): Kinds => {
  if (typeof pattern === 'string') return ofText(pattern);
  return isObject(pattern) ? named(pattern['selector']) : undefined;
};

const ofMatches = (name: Value, scope: Scope): Kinds => {
  const util = typeof name === 'string' && !scope.seen.has(name) ? scope.utils[name] : undefined;
  if (typeof name !== 'string' || util === undefined) return undefined;
  return ofNode(util, { ...scope, seen: new Set([...scope.seen, name]) });
};

const ofAny = (items: readonly Value[], scope: Scope): Kinds => {
  const union = new Set<string>();
  for (const item of items) {
    const kinds = ofNode(item, scope);
    if (kinds === undefined) return undefined;
    for (const kind of kinds) union.add(kind);
  }
  return union;
};

const both = (a: Kinds, b: Kinds): Kinds =>
  a === undefined || b === undefined ? (a ?? b) : new Set([...a].filter((kind) => b.has(kind)));

const ofNode = (node: Value, scope: Scope): Kinds => {
  if (!isObject(node)) return undefined;
  const { kind, pattern, all, any, matches } = node;
  const parts = [
    named(kind),
    ofPattern(pattern, scope),
    ofMatches(matches, scope),
    ...(Array.isArray(all) ? all.map((item) => ofNode(item, scope)) : []),
    Array.isArray(any) ? ofAny(any, scope) : undefined,
  ];
  return parts.reduce(both, undefined);
};

/** The kinds that a rule itself names for its matches: every match has one of them. */
export const kindsOfRule = (asked: Rule): Kinds => {
  const { rule, utils = {} } = expandRule(asked);
  return ofNode(rule, { utils, seen: new Set(), ofText: () => undefined });
};

const isVariable = (pattern: string): boolean => /^\s*\$\w*\s*$/.test(pattern);

/** Python has no `$` in names: ast-grep writes metavariables with this letter there. */
const readable = (pattern: string, language: Language): string =>
  language === 'python' ? pattern.replaceAll('$', 'µ') : pattern;

const ofText =
  (language: Language) =>
  (pattern: string): Kinds => {
    if (isVariable(pattern)) return undefined;
    let node = parseTree({ language, code: readable(pattern, language) });
    for (let [only, other] = node.children(); only && !other; [only, other] = node.children()) node = only;
    return new Set([kindOf(node)]);
  };

/** The kinds that a rule's matches seem to have: good enough to put rules side by side, not to leave any out. */
export const likelyKinds = (asked: Rule): Kinds => {
  const { rule, utils = {}, language } = expandRule(asked);
  return ofNode(rule, { utils, seen: new Set(), ofText: ofText(language) });
};
