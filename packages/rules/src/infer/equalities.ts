import type { CodeNode } from './code-tree.ts';
import { hashNode, labelOf, roleOf, TOP } from './features.ts';

/** How far below the node that holds both two equal nodes are counted. */
const MAX_DEPTH = 3;

/** Nodes with more children are data. */
const MANY = 8;

const TRIVIAL = /string|^(?:none|true|false|null|this|undefined|integer|number|self)$/;

/** Whether it says something that a node has the same text as another: constants of the language are alike everywhere. */
const canEqual = ({ named, kind, children, text }: CodeNode): boolean =>
  named && !(children.length === 0 && TRIVIAL.test(kind)) && text !== 'self' && text !== 'this';

/** A node with the hash of the way to it. */
interface Reached {
  readonly node: CodeNode;
  readonly way: number;
}

/** What is at or below a node, at most so many levels, by the way from the parent of the node. */
const reachedFrom = (node: CodeNode, levels: number): Reached[] => {
  const role = roleOf(node);
  const own = canEqual(node) ? [{ node, way: hashNode(role, 0) }] : [];
  if (levels === 0 || node.children.length > MANY) return own;
  const kind = labelOf(node, 'kind');
  return [
    ...own,
    ...node.children.flatMap((child) =>
      reachedFrom(child, levels - 1).map((below) => ({
        node: below.node,
        way: hashNode(role, kind, below.way),
      })),
    ),
  ];
};

/** Tells apart what is counted here from other shapes. */
const EQUAL = 0x5eed;

const equality = (top: CodeNode, ways: number): number => hashNode(TOP, labelOf(top, 'kind') ^ EQUAL, ways);

/** Visits the features of equal texts below two children of a node, once each for a node. */
export const visitEqualities = (top: CodeNode, visit: (feature: number) => void): void => {
  if (top.parent && top.children.length > 1 && top.children.length <= MANY) {
    const byText = new Map<string, { child: number; way: number }[]>();
    const seen = new Set<number>();
    for (const [child, below] of top.children.entries())
      for (const { node, way } of reachedFrom(below, MAX_DEPTH - 1)) {
        const before = byText.get(node.text);
        if (before) {
          for (const other of before)
            if (other.child !== child) seen.add(equality(top, (other.way + way) | 0));
          before.push({ child, way });
        } else byText.set(node.text, [{ child, way }]);
      }
    for (const feature of seen) visit(feature);
  }
  for (const child of top.children) visitEqualities(child, visit);
};

/** The nodes from the child of a node down to one below it. */
export const wayDown = (top: CodeNode, node: CodeNode): readonly CodeNode[] => {
  const way: CodeNode[] = [];
  for (let at: CodeNode | undefined = node; at && at !== top; at = at.parent) way.unshift(at);
  return way;
};

const wayHash = (way: readonly CodeNode[]): number =>
  way.reduceRight(
    (below, node, index) =>
      hashNode(roleOf(node), index === way.length - 1 ? 0 : labelOf(node, 'kind'), below),
    0,
  );

/** The feature of two nodes below another that have the same text; `undefined` where that is not counted. */
export const equalityOf = (top: CodeNode, a: CodeNode, b: CodeNode): number | undefined => {
  const [first, second] = [wayDown(top, a), wayDown(top, b)];
  return Math.max(first.length, second.length) > MAX_DEPTH
    ? undefined
    : equality(top, (wayHash(first) + wayHash(second)) | 0);
};
