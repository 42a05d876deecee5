import { sharesSyntax, type Range, type Rule } from '@feedback/schema';
import { assertCompiles } from './compile-rule.ts';
import { expandFor, expandRule } from './names/expand-rule.ts';
import { sketchRule } from './names/sketch-rule.ts';
import { namesInText } from './names/text-names.ts';
import { configOf, refusal } from './refusal.ts';
import { parseTree, type NodeRange, type SgNode, type Source } from './tree.ts';

/** A matched node with its place in UTF-16 units. */
export interface Match extends Range {
  readonly node: SgNode;
  /** The same place with lines and columns, from 0. */
  readonly range: NodeRange;
}

/** Sorts by place, an outer node before the ones inside it, and drops nodes that cover the same text as an earlier one. */
export const inOrder = (nodes: readonly SgNode[]): Match[] => {
  const matches = nodes
    .map((node) => {
      const range = node.range();
      return { start: range.start.index, end: range.end.index, node, range };
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  return matches.filter((match, index) => {
    const before = matches[index - 1];
    return before === undefined || before.start !== match.start || before.end !== match.end;
  });
};

/** What is to be looked for in a tree; `undefined` where nothing looks like what a rule asks for: to resolve names takes longer. */
const wholeFor = (rule: Rule, language: Source['language'], tree: SgNode): Rule | undefined => {
  if (expandRule(rule) === rule) return rule;
  const names = namesInText(language, tree.text());
  const sketch = sketchRule(rule, names);
  return sketch === undefined || tree.find(configOf(sketch)) !== null ? expandFor(rule, names) : undefined;
};

/** The nodes of a parsed file that a rule matches; none where the rule does not fit the language of the file. */
export const findMatches = (rule: Rule, language: Source['language'], tree: SgNode): Match[] => {
  if (!sharesSyntax(rule.language, language) || refusal(rule, language) !== undefined) return [];
  const whole = wholeFor(rule, language, tree);
  return whole === undefined ? [] : inOrder(tree.findAll(configOf(whole)));
};

/**
 * Finds where a rule matches, in UTF-16 units, in order and each stretch once. A rule for JavaScript, TypeScript or TSX is tried on
 * all three. Throws `RulesError` `INVALID_RULE` for a rule that does not compile; ask `compileRule` first when it comes from outside.
 */
export const matchRule = (rule: Rule, source: Source): Range[] => {
  assertCompiles(rule);
  if (!sharesSyntax(rule.language, source.language)) return [];
  return findMatches(rule, source.language, parseTree(source)).map(({ start, end }) => ({ start, end }));
};
