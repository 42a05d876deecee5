import type { Language, Rule, RuleObject } from '@feedback/schema';
import { expandRule } from '../names/expand-rule.ts';
import { kindOf, parseTree } from '../tree.ts';

/** Kinds of node by their names in the grammar; `undefined` stands for any kind. */
export type Kinds = ReadonlySet<string> | undefined;

type Value = RuleObject[string] | undefined;

interface Scope {
  readonly utils: Readonly<Record<string, RuleObject>>;
  readonly seen: ReadonlySet<string>;
  /** What the atomic parts of one rule object tell. */
  readonly ofOwn: (node: RuleObject) => Kinds;
}

/** The name of one kind, as opposed to a selector such as `call > identifier`. */
const NAME = /^\w+$/;

const isObject = (value: Value): value is RuleObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const named = (value: Value): Kinds =>
  typeof value === 'string' && NAME.test(value) ? new Set([value]) : undefined;

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
  const { all, any, matches } = node;
  const parts = [
    scope.ofOwn(node),
    ofMatches(matches, scope),
    ...(Array.isArray(all) ? all.map((item) => ofNode(item, scope)) : []),
    Array.isArray(any) ? ofAny(any, scope) : undefined,
  ];
  return parts.reduce(both, undefined);
};

const ofRule = (asked: Rule, ofOwn: (node: RuleObject, scope: Scope) => Kinds): Kinds => {
  const { rule, utils = {} } = expandRule(asked);
  const scope: Scope = { utils, seen: new Set(), ofOwn: (node) => ofOwn(node, scope) };
  return ofNode(rule, scope);
};

/** What `kind` and `pattern` tell, given what is known of the node that the text of a pattern stands for. */
const ofSelf =
  (ofText: (pattern: string) => Kinds) =>
  ({ kind, pattern }: RuleObject): Kinds => {
    const selected = isObject(pattern) ? named(pattern['selector']) : undefined;
    return both(named(kind), typeof pattern === 'string' ? ofText(pattern) : selected);
  };

const ofNamed = ofSelf(() => undefined);

/** The kinds that a rule itself names for its matches: every match has one of them. */
export const kindsOfRule = (asked: Rule): Kinds => ofRule(asked, ofNamed);

/** The kinds that a rule names for what its matches lie in directly: each lies in one of them. */
export const parentKindsOfRule = (asked: Rule): Kinds =>
  ofRule(asked, ({ inside }, scope) =>
    isObject(inside) && (inside['stopBy'] ?? 'neighbor') === 'neighbor'
      ? ofNode(inside, { ...scope, seen: new Set(), ofOwn: ofNamed })
      : undefined,
  );

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
export const likelyKinds = (asked: Rule): Kinds => ofRule(asked, ofSelf(ofText(asked.language)));
