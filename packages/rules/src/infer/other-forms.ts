import { descendants, type CodeNode } from './code-tree.ts';

const CALLEE: Readonly<Record<string, string>> = {
  call_expression: 'function',
  new_expression: 'constructor',
};

const calleeOf = (node: CodeNode): string | undefined => {
  const field = CALLEE[node.kind];
  return field === undefined ? undefined : node.children.find(({ slot }) => slot === field)?.text;
};

const inSlot = (node: CodeNode, slot: string): CodeNode => ({ ...node, slot });

const inForm = (node: CodeNode, kind: string): CodeNode => ({
  ...node,
  kind,
  children: node.children
    .filter(({ named }) => named)
    .map((child) => (child.slot === CALLEE[node.kind] ? inSlot(child, CALLEE[kind] ?? '') : child)),
});

/**
 * Calls of good code in the other form, with `new` or without it, of what the bad side calls in both: there the form is not the
 * mistake.
 */
export const otherForms = (bad: CodeNode, goods: readonly CodeNode[]): readonly CodeNode[] => {
  const called = (kind: string): ReadonlySet<string | undefined> =>
    new Set(
      descendants(bad)
        .filter((node) => node.kind === kind)
        .map(calleeOf),
    );
  const withNew = called('new_expression');
  const both = new Set([...called('call_expression')].filter((name) => withNew.has(name)));
  if (both.size === 0) return [];
  return goods.flatMap(descendants).flatMap((node) => {
    const callee = calleeOf(node);
    if (callee === undefined || !both.has(callee)) return [];
    return [inForm(node, node.kind === 'new_expression' ? 'call_expression' : 'new_expression')];
  });
};
