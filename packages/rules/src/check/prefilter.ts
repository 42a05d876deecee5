import type { Rule } from '@feedback/schema';

/** Words of which one must occur in a text; a rule needs every group. No group: nothing is known. */
type Group = readonly string[];
type Groups = readonly Group[];
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

/** A regular expression that is a word or a choice of words, whole or anchored. */
const ofRegex = (regex: unknown): Groups => {
  if (typeof regex !== 'string') return [];
  const bare = regex
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replace(/^\((?:\?:)?(.*)\)$/, '$1');
  return /^\w{2,}(?:\|\w{2,})*$/.test(bare) ? [bare.split('|')] : [];
};

const longest = (group: Group): number => Math.min(...group.map((word) => word.length));

/** The most telling group of each choice, joined: at least one choice must match. */
const ofAny = (choices: readonly Groups[]): Groups => {
  const best = choices.map((groups) => groups.toSorted((a, b) => longest(b) - longest(a))[0]);
  return best.length > 0 && best.every((group) => group !== undefined) ? [[...new Set(best.flat())]] : [];
};

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const ofNode = (node: unknown, utils: Node, seen: ReadonlySet<string>): Groups => {
  if (!isNode(node)) return [];
  const inner = (value: unknown): Groups => ofNode(value, utils, seen);
  const groups: Group[] = [...ofPattern(node['pattern']), ...ofRegex(node['regex'])];
  for (const relation of ['inside', 'has', 'precedes', 'follows']) groups.push(...inner(node[relation]));
  if (isList(node['all'])) groups.push(...node['all'].flatMap(inner));
  if (isList(node['any'])) groups.push(...ofAny(node['any'].map(inner)));
  const { matches } = node;
  if (typeof matches === 'string' && !seen.has(matches))
    groups.push(...ofNode(utils[matches], utils, new Set([...seen, matches])));
  return groups;
};

/** Groups of words that a text must have one each of for the rule to match anywhere in it. */
export const necessaryWords = ({ rule, utils = {} }: Rule): Groups => ofNode(rule, utils, new Set());

/** Whether a rule could match somewhere in a text, judged by its words alone: quick, and never wrongly `false`. */
export const couldMatch = (words: Groups, code: string): boolean =>
  words.every((group) => group.some((word) => code.includes(word)));
