/**
 * The engine as `score-inference.mjs` wants it. Files are parsed once and rules that cannot match by their words are not tried:
 * the same answers as `matchRule`, sooner. Start the scorer with `--conditions=@feedback/source`.
 */
import { checkSyntax, fixWithRule, inferRule } from '@feedback/rules';
// @boundaries-ignore measured from inside: files are parsed once for all rules
import { couldMatch, necessaryWords, wordFinder } from '../../packages/rules/src/check/prefilter.ts';
// @boundaries-ignore measured from inside: files are parsed once for all rules
import { findMatches } from '../../packages/rules/src/match-rule.ts';
// @boundaries-ignore measured from inside: files are parsed once for all rules
import { parseTree } from '../../packages/rules/src/tree.ts';

const words = new WeakMap();
let last;

const treeOf = (source) => {
  if (last?.source.code !== source.code || last.source.language !== source.language)
    last = { source, tree: parseTree(source) };
  return last.tree;
};

export { fixWithRule, inferRule };

export const matchRule = (rule, source) => {
  if (!words.has(rule)) words.set(rule, necessaryWords(rule));
  if (!couldMatch(words.get(rule), wordFinder(source.code))) return [];
  return findMatches(rule, source.language, treeOf(source)).map(({ start, end }) => ({ start, end }));
};

export const parses = (source) => checkSyntax(source).length === 0;
