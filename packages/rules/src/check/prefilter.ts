import type { Rule } from '@feedback/schema';
import { expandRule } from '../names/expand-rule.ts';
import { once } from './once.ts';
import { needsOfAny, wordsOfRegex, type Groups } from './regex-words.ts';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const VARIABLE = /\$+[A-Z_][A-Z0-9_]*|\$+/g;
const COMMENT = /#|\/\/|\/\*/;

/** Every word of a pattern occurs in what it matches, unless the pattern is matched loosely or holds a comment. */
const wordsOf = (pattern: string): Groups =>
  COMMENT.test(pattern)
    ? []
    : [...new Set(pattern.replaceAll(VARIABLE, ' ').match(/[A-Za-z_][A-Za-z0-9_]{2,}/g))].map((word) => [
        word,
      ]);

const ofPattern = (pattern: unknown): Groups => {
  if (typeof pattern === 'string') return wordsOf(pattern);
  if (!isNode(pattern) || 'selector' in pattern) return [];
  const { context, strictness = 'smart' } = pattern;
  return typeof context === 'string' && (strictness === 'smart' || strictness === 'cst')
    ? wordsOf(context)
    : [];
};

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Relations to what lies outside the matched node. */
const OUTSIDE = ['inside', 'precedes', 'follows'];

interface Scope {
  readonly utils: Node;
  readonly relations: readonly string[];
  readonly seen: ReadonlySet<string>;
}

/** What the atomic parts of one rule object need. */
export const ownWords = ({ pattern, regex }: Node): Groups => [
  ...ofPattern(pattern),
  ...(typeof regex === 'string' ? wordsOfRegex(regex) : []),
];

const ofNode = (node: unknown, scope: Scope): Groups => {
  if (!isNode(node)) return [];
  const inner = (value: unknown): Groups => ofNode(value, scope);
  const groups = [...ownWords(node)];
  for (const relation of scope.relations) groups.push(...inner(node[relation]));
  if (isList(node['all'])) groups.push(...node['all'].flatMap(inner));
  if (isList(node['any'])) groups.push(...needsOfAny(node['any'].map(inner)));
  const { matches } = node;
  if (typeof matches === 'string' && !scope.seen.has(matches))
    groups.push(...ofNode(scope.utils[matches], { ...scope, seen: new Set([...scope.seen, matches]) }));
  return groups;
};

const wordsOfRule = (asked: Rule, relations: readonly string[]): Groups => {
  const { rule, utils = {} } = expandRule(asked);
  return ofNode(rule, { utils, relations, seen: new Set() });
};

/** Groups of words that a text must have one each of for the rule to match anywhere in it. */
export const necessaryWords = (rule: Rule): Groups => wordsOfRule(rule, ['has', ...OUTSIDE]);

/** The same for the text of the matched node alone. */
export const wordsWithin = (rule: Rule): Groups => wordsOfRule(rule, ['has']);

/** Tells whether a text has a word. */
export type HasWord = (word: string) => boolean;

/** Three characters in a row fall into one of this many slots. */
const SLOTS = 1 << 14;

const slot = (a: number, b: number, c: number): number => ((a << 9) ^ (b << 5) ^ c) & (SLOTS - 1);

/** Marks which threes of characters a text has: most words that don't occur are told apart without a search. */
const threesOf = (text: string): Uint8Array => {
  const threes = new Uint8Array(SLOTS);
  let a = text.charCodeAt(0);
  let b = text.charCodeAt(1);
  for (let at = 2; at < text.length; at += 1) {
    const c = text.charCodeAt(at);
    threes[slot(a, b, c)] = 1;
    a = b;
    b = c;
  }
  return threes;
};

/** Looks words up in one text, each once. */
export const wordFinder = (text: string): HasWord => {
  const threes = once(() => threesOf(text));
  const known = new Map<string, boolean>();
  const mayHave = (word: string): boolean => {
    for (let at = 2; at < word.length; at += 1)
      if (threes()[slot(word.charCodeAt(at - 2), word.charCodeAt(at - 1), word.charCodeAt(at))] === 0)
        return false;
    return true;
  };
  return (word) => {
    let found = known.get(word);
    if (found === undefined) known.set(word, (found = mayHave(word) && text.includes(word)));
    return found;
  };
};

/** Whether a rule could match somewhere in a text, judged by its words alone: quick, and never wrongly `false`. */
export const couldMatch = (words: Groups, has: HasWord): boolean => words.every((group) => group.some(has));
