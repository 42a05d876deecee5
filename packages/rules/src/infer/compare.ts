import { descendants, namedChildren, type CodeNode } from './code-tree.ts';
import type { Lack } from './candidate.ts';
import { isPiece } from './grammar.ts';

/** What distinguishes the bad side from the good side. */
export interface Comparison {
  /** Nodes of the bad side that the good side has not, or not so often. */
  readonly novel: ReadonlySet<CodeNode>;
  /** The innermost of them. */
  readonly cores: readonly CodeNode[];
  /** For nodes of the bad side, the node of the good side in the same place. */
  readonly partners: ReadonlyMap<CodeNode, CodeNode>;
  /** What partners have and the nodes of the bad side lack. */
  readonly lacks: ReadonlyMap<CodeNode, readonly Lack[]>;
}

const signature = (node: CodeNode): string => `${node.kind} ${node.text}`;

const countSignatures = (nodes: readonly CodeNode[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const node of nodes) counts.set(signature(node), (counts.get(signature(node)) ?? 0) + 1);
  return counts;
};

const findNovel = (bad: readonly CodeNode[], good: readonly CodeNode[]): Set<CodeNode> => {
  const there = countSignatures(good);
  const here = countSignatures(bad);
  return new Set(
    bad.filter(
      (node) =>
        node.named &&
        !isPiece(node.kind) &&
        (here.get(signature(node)) ?? 0) > (there.get(signature(node)) ?? 0),
    ),
  );
};

type Pairs = Map<CodeNode, CodeNode>;

/** Pairs of equal items in order (longest common subsequence), as indices. */
const commonSubsequence = (a: readonly string[], b: readonly string[]): [number, number][] => {
  const best = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = best[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
};

const MANY = 300;

const align = (bad: CodeNode, good: CodeNode, pairs: Pairs): void => {
  pairs.set(bad, good);
  const listed = (node: CodeNode): CodeNode[] =>
    namedChildren(node).filter(({ slot }) => slot === '*' || slot.startsWith('#'));
  for (const child of namedChildren(bad)) {
    if (child.slot === '*' || child.slot.startsWith('#')) continue;
    const other = good.children.find(({ slot }) => slot === child.slot);
    if (other) align(child, other, pairs);
  }
  alignLists(listed(bad), listed(good), pairs);
};

const alignLists = (bad: readonly CodeNode[], good: readonly CodeNode[], pairs: Pairs): void => {
  if (bad.length > MANY || good.length > MANY) return;
  const equal = commonSubsequence(bad.map(signature), good.map(signature));
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...equal, [bad.length, good.length] as [number, number]]) {
    alignGap(bad.slice(i, nextI), good.slice(j, nextJ), pairs);
    const [a, b] = [bad[nextI], good[nextJ]];
    if (a && b) align(a, b, pairs);
    i = nextI + 1;
    j = nextJ + 1;
  }
};

const alignGap = (bad: readonly CodeNode[], good: readonly CodeNode[], pairs: Pairs): void => {
  if (bad.length === 1 && good.length === 1 && bad[0] && good[0]) {
    align(bad[0], good[0], pairs);
    return;
  }
  for (const [i, j] of commonSubsequence(
    bad.map(({ kind }) => kind),
    good.map(({ kind }) => kind),
  )) {
    const [a, b] = [bad[i], good[j]];
    if (a && b) align(a, b, pairs);
  }
};

const NAMING = new Set(['name', 'key', 'attribute', 'property', 'function']);

const nameOf = (node: CodeNode): CodeNode | undefined => {
  if (!node.named) return node;
  const name = node.children.find(({ slot, children }) => NAMING.has(slot) && children.length === 0);
  return name ?? (node.children.length === 0 && node.kind !== 'identifier' ? node : undefined);
};

// That a list holds no call or no name says nothing: others hold others.
const GENERIC =
  /^(?:identifier|call|call_expression|attribute|member_expression|string|number|integer|list|array|object|tuple|dictionary|expression_statement|return_statement|if_statement|assignment|lexical_declaration|variable_declarator|function_definition|comparison_operator|binary_operator|binary_expression|dotted_name|arrow_function|subscript|pair|parameters|argument_list|block|statement_block)$/;

const lacksOf = (bad: CodeNode, good: CodeNode, isChosen: (name: string) => boolean): Lack[] => {
  if (bad.kind !== good.kind) return [];
  const lacks: Lack[] = [];
  for (const child of good.children) {
    const lack: Lack = { example: child, name: nameOf(child) };
    if (
      lack.name === undefined
        ? GENERIC.test(child.kind)
        : child.named && (isChosen(lack.name.text) || /string|number|integer|float/.test(lack.name.kind))
    )
      continue;
    const has = bad.children.some(
      (own) =>
        own.kind === child.kind &&
        (lack.name === undefined ||
          own.text === child.text ||
          own.children.some(({ slot, text }) => slot === lack.name?.slot && text === lack.name.text)),
    );
    if (!has && (child.slot === '~' || child.slot === '*' || /^[a-z]/.test(child.slot))) lacks.push(lack);
  }
  return lacks;
};

const isInnermost = (node: CodeNode, novel: ReadonlySet<CodeNode>): boolean =>
  !node.children.some((child) => novel.has(child));

/** Compares the trees of a bad and a good example; names that the examples chose freely say nothing. */
export const compare = (bad: CodeNode, good: CodeNode, isChosen: (name: string) => boolean): Comparison => {
  const partners: Pairs = new Map();
  align(bad, good, partners);
  const isKept = (node: CodeNode): boolean => {
    const partner = partners.get(node);
    return partner !== undefined && signature(partner) === signature(node);
  };
  const novel = new Set([...findNovel(descendants(bad), descendants(good))].filter((node) => !isKept(node)));
  const lacks = new Map<CodeNode, readonly Lack[]>();
  for (const [node, partner] of partners) {
    const found = novel.has(node) ? lacksOf(node, partner, isChosen) : [];
    if (found.length > 0) lacks.set(node, found);
  }
  return { novel, cores: [...novel].filter((node) => isInnermost(node, novel)), partners, lacks };
};
