import type { RuleObject } from '@feedback/schema';
import type { CodeNode } from '../code-tree.ts';
import { allOf, requireAt } from './context.ts';
import type { Template } from './template.ts';
import { exactText } from './exact-text.ts';

const LISTS: Readonly<Record<string, readonly [context: string, selector: string]>> = {
  argument_list: ['f($$$NAME)', 'argument_list'],
  dictionary: ['{$$$NAME}', 'dictionary'],
  object: ['x = {$$$NAME}', 'object'],
};

const UNKNOWN_MEMBERS: Readonly<Record<string, RuleObject>> = {
  argument_list: { kind: 'dictionary_splat' },
  dictionary: { kind: 'dictionary_splat' },
  object: { kind: 'spread_element' },
};

const nameOf = (item: CodeNode): string =>
  item.children.find(({ slot }) => slot === 'name' || slot === 'key')?.text ?? '';

/** Positional arguments beyond those of the example may mean anything: `open(path, 'rb')`. */
const moreArguments = ({ kind, children }: CodeNode): readonly RuleObject[] =>
  kind === 'argument_list'
    ? [{ has: { not: { kind: 'keyword_argument' }, nthChild: `n+${children.length + 1}` } }]
    : [];

/** What lists must be to which a template adds something: they must not have it yet, nor hide what they have. */
export const grownListRules = (root: CodeNode, { lists, captured }: Template): readonly RuleObject[] =>
  [...lists].map(([node, added]) => {
    const [context = '', selector = ''] = LISTS[node.kind] ?? [];
    const own = added.map((item) => ({
      has: { kind: item.kind, has: { regex: exactText(nameOf(item)) } },
    }));
    return requireAt(
      root,
      node,
      allOf([
        { pattern: { context: context.replace('NAME', captured.get(node) ?? ''), selector } },
        { not: { any: [...own, { has: UNKNOWN_MEMBERS[node.kind] ?? {} }, ...moreArguments(node)] } },
      ]),
    );
  });
