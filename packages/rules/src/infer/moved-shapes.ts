import { withMark, type Candidate } from './candidate.ts';
import { namedChildren, type CodeNode } from './code-tree.ts';
import { isBody, isList } from './grammar.ts';

/** Longer lists are data. */
const MAX_ITEMS = 12;

const itemsOf = (list: CodeNode): readonly CodeNode[] =>
  namedChildren(list).filter(({ slot }) => slot === '*');

/** Whether an item of one kind comes before one of another. */
const comesBefore = (first: string, then: string, items: readonly CodeNode[]): boolean =>
  items.some(
    (item, index) => item.kind === first && items.slice(index + 1).some(({ kind }) => kind === then),
  );

/** An item, and one of another kind behind it, that the repair has only the other way round. */
const swapped = (bad: readonly CodeNode[], good: readonly CodeNode[]): [CodeNode, CodeNode] | undefined => {
  for (const [index, first] of bad.entries())
    for (const then of bad.slice(index + 1))
      if (
        first.kind !== then.kind &&
        comesBefore(then.kind, first.kind, good) &&
        !comesBefore(first.kind, then.kind, good)
      )
        return [first, then];
  return undefined;
};

/** The shape of a list in which an item is followed by another. */
const shapeOf = (list: CodeNode, first: CodeNode, then: CodeNode): Candidate | undefined => {
  const root = isBody(list.kind) ? list.parent : list;
  if (!root?.parent) return undefined;
  const empty: Candidate = { root, marks: new Map([[root, { kind: true }]]), inside: [] };
  return withMark(withMark(empty, list, { kind: true }), first, { kind: true, followedBy: then });
};

/** Shapes that say that items are in the wrong order, where the repair changes the order of a list. */
export const movedShapes = (partners: ReadonlyMap<CodeNode, CodeNode>): readonly Candidate[] =>
  [...partners].flatMap(([bad, good]) => {
    if (!isList(bad.kind) || bad.kind !== good.kind) return [];
    const [ours, theirs] = [itemsOf(bad), itemsOf(good)];
    if (ours.length > MAX_ITEMS || ours.length !== theirs.length) return [];
    const pair = swapped(ours, theirs);
    return (pair && shapeOf(bad, ...pair)) ?? [];
  });
