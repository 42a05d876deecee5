import type { Language, RuleObject } from '@feedback/schema';
import { descendants, type CodeNode } from '../code-tree.ts';
import type { Site } from './changes.ts';
import { requireAt } from './context.ts';
import type { Template, Use } from './template.ts';

const kinds = (text: string): readonly RuleObject[] => text.split(' ').map((kind) => ({ kind }));

const NAMES_OF_FUNCTION = { kind: 'identifier', regex: '^arguments$' };

const ACTS = {
  python: kinds('call await yield named_expression'),
  ecmascript: kinds(
    'call_expression new_expression await_expression yield_expression assignment_expression augmented_assignment_expression update_expression',
  ),
};
const OF_FUNCTION = {
  python: kinds('await yield'),
  ecmascript: [...kinds('this super meta_property await_expression yield_expression'), NAMES_OF_FUNCTION],
};
const LEAVES = {
  python: kinds('return_statement break_statement continue_statement'),
  ecmascript: kinds('return_statement break_statement continue_statement'),
};
const CHAINS: readonly RuleObject[] = [{ kind: 'optional_chain' }];

type Family = keyof typeof ACTS;

/** Neither one of these nor any of them inside. */
const free = (of: readonly RuleObject[]): RuleObject => ({
  not: { any: [...of, { has: { any: [...of], stopBy: 'end' } }] },
});

/** How often a metavariable stands in the matched code, and in the rewrite. */
const changesCount = ({ uses, captured }: Template, root: CodeNode, node: CodeNode): boolean => {
  const name = captured.get(node);
  const after = uses.filter(({ from }) => captured.get(from) === name).length;
  const before = descendants(root).filter(
    ({ kind, text }) => kind === node.kind && text === node.text,
  ).length;
  return before !== after;
};

const SCOPES: Readonly<Record<string, string>> = {
  function_expression: 'f',
  function_declaration: 'f',
  function_definition: 'f',
  method_definition: 'f',
  generator_function: '*',
  generator_function_declaration: '*',
  arrow_function: 'a',
  lambda: 'l',
  list_comprehension: 'c',
  set_comprehension: 'c',
  dictionary_comprehension: 'c',
  generator_expression: 'g',
  class_body: 'k',
  class_definition: 'k',
};

/** The functions around a node, up to a root or to the top. */
const scopesOf = (node: CodeNode, root: CodeNode | undefined, tops: ReadonlySet<CodeNode>): string => {
  let scopes = '';
  for (let at: CodeNode | undefined = node; at; at = at.parent) {
    if (at !== node && SCOPES[at.kind] !== undefined)
      scopes += `${at.children.some(({ kind }) => kind === '~async') ? '~' : ''}${SCOPES[at.kind]}`;
    if (at === root || tops.has(at)) break;
  }
  return scopes;
};

const NONE: ReadonlySet<CodeNode> = new Set();

const OBJECT = new Set(['object', 'function']);

const isObject = ({ slot }: CodeNode): boolean => OBJECT.has(slot);

const ofUse = (
  { from, to }: Use,
  root: CodeNode,
  good: ReadonlySet<CodeNode>,
  family: Family,
): readonly RuleObject[] => {
  const [before, after] = [scopesOf(from, root, NONE), scopesOf(to, undefined, good)];
  const moved = before === after ? [] : OF_FUNCTION[family];
  const leaving = before.length === after.length ? [] : LEAVES[family];
  const chained = family === 'ecmascript' && isObject(to) && !isObject(from) ? CHAINS : [];
  return [...moved, ...leaving, ...chained];
};

/**
 * What the nodes that a rewrite carries over must be free of to mean the same where they land: calls where they come to stand twice or
 * once instead of twice; `this`, `await` and the like where another function is around them; `?.` where more is chained to it.
 */
export const movingGuards = (
  { bad: root, good }: Site,
  template: Template,
  language: Language,
): readonly RuleObject[] => {
  const family = language === 'python' ? 'python' : 'ecmascript';
  const tops = new Set(good);
  const guards: RuleObject[] = [];
  for (const node of template.captured.keys()) {
    const uses = template.uses.filter(({ from }) => from === node);
    const banned = [
      ...(!template.lists.has(node) && changesCount(template, root, node) ? ACTS[family] : []),
      ...uses.flatMap((use) => ofUse(use, root, tops, family)),
    ];
    const unique = [...new Map(banned.map((each) => [JSON.stringify(each), each])).values()];
    if (unique.length > 0) guards.push(requireAt(root, node, free(unique)));
  }
  return guards;
};
