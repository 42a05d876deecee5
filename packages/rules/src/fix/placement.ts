import type { Range } from '@feedback/schema';
import { kindOf, type SgNode } from '../tree.ts';

/**
 * How a stretch of text lies in a tree: it is one `node`, a `run` of siblings, `inside` a single token, or `torn` apart by the
 * structure around it. `parent` is the kind of the node above.
 */
export interface Placement {
  readonly lies: 'node' | 'run' | 'inside' | 'torn';
  readonly parent: string;
}

interface Placed {
  readonly node: SgNode;
  readonly start: number;
  readonly end: number;
}

const placed = (node: SgNode): Placed => {
  const { start, end } = node.range();
  return { node, start: start.index, end: end.index };
};

const containing = (children: readonly Placed[], { start, end }: Range): Placed | undefined => {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const found = children[low];
  return found && found.start <= start && end <= found.end ? found : undefined;
};

const amongChildren = (parent: SgNode, children: readonly Placed[], { start, end }: Range): Placement => {
  if (children.length === 0) return { lies: 'inside', parent: kindOf(parent) };
  const isRun =
    children.some((child) => child.start === start) && children.some((child) => child.end === end);
  return { lies: isRun ? 'run' : 'torn', parent: kindOf(parent) };
};

/** Says for each stretch of text how it lies in the tree, in one walk over the parts of the tree that hold any. */
export const placementsIn = (root: SgNode, targets: readonly Range[]): Placement[] => {
  const result: Placement[] = [];
  const stack: { node: SgNode; indices: number[] }[] = [
    { node: root, indices: targets.map((_, index) => index) },
  ];
  for (let work = stack.pop(); work; work = stack.pop()) {
    const children = work.node.children().map(placed);
    const deeper = new Map<Placed, number[]>();
    for (const index of work.indices) {
      const target = targets[index];
      if (target === undefined) continue;
      const child = containing(children, target);
      if (child === undefined) result[index] = amongChildren(work.node, children, target);
      else if (child.start === target.start && child.end === target.end)
        result[index] = { lies: 'node', parent: kindOf(work.node) };
      else deeper.set(child, [...(deeper.get(child) ?? []), index]);
    }
    for (const [child, indices] of deeper) stack.push({ node: child.node, indices });
  }
  return result;
};
