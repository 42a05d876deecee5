import { boundNames } from '../bound-names.ts';
import { namedChildren, type CodeNode } from '../code-tree.ts';
import { isBody, isList } from '../grammar.ts';
import { likeness, pairByLikeness } from './likeness.ts';

/** A place that differs: a node, and what stands in its place. Nothing when it was taken away, several when it became a run of statements. */
export interface Site {
  readonly bad: CodeNode;
  readonly good: readonly CodeNode[];
}

/** A statement that only the good side has. */
interface Insertion {
  /** The list of statements that it was put into. */
  readonly into: CodeNode;
  readonly good: CodeNode;
}

/** The least places that differ between two trees. */
export interface Changes {
  readonly sites: readonly Site[];
  readonly insertions: readonly Insertion[];
  /** What stands in the place of nodes on the way to the sites. */
  readonly partners: ReadonlyMap<CodeNode, readonly CodeNode[]>;
}

/** Lists longer than this are taken as a whole. */
const MANY = 300;

const isSame = (a: CodeNode, b: CodeNode): boolean => a.kind === b.kind && a.text === b.text;

const isItem = ({ slot }: CodeNode): boolean => slot === '*';

const wordsOf = ({ children }: CodeNode): string =>
  children.flatMap(({ named, text }) => (named ? [] : [text])).join(' ');

const slotsOf = (node: CodeNode): readonly CodeNode[] =>
  namedChildren(node)
    .filter((child) => !isItem(child))
    .toSorted((a, b) => (a.slot < b.slot ? -1 : a.slot > b.slot ? 1 : 0));

/** Whether two nodes differ in their children only, one by one. */
const isParallel = (a: CodeNode, b: CodeNode): boolean => {
  if (a.kind !== b.kind || a.children.length === 0 || b.children.length === 0) return false;
  const [ours, theirs] = [slotsOf(a), slotsOf(b)];
  return (
    wordsOf(a) === wordsOf(b) &&
    ours.length === theirs.length &&
    ours.every(({ slot }, index) => slot === theirs[index]?.slot)
  );
};

/** How much more a run of statements must share with one than the likest of them alone does. */
const RUN_GAIN = 0.05;

class Differ {
  readonly sites: Site[] = [];
  readonly insertions: Insertion[] = [];
  readonly partners = new Map<CodeNode, readonly CodeNode[]>();

  visit(bad: CodeNode, good: CodeNode): void {
    this.partners.set(bad, [good]);
    if (isSame(bad, good)) return;
    if (!isParallel(bad, good) || !this.#items(bad, good)) {
      this.#replace(bad, [good]);
      return;
    }
    const theirs = slotsOf(good);
    for (const [index, child] of slotsOf(bad).entries()) {
      const partner = theirs[index];
      if (partner) this.visit(child, partner);
    }
  }

  #replace(bad: CodeNode, good: readonly CodeNode[]): void {
    this.partners.set(bad, good);
    this.sites.push({ bad, good });
  }

  /** Compares lists; false, and nothing noted, where they do not go item by item. */
  #items(bad: CodeNode, good: CodeNode): boolean {
    if (!isList(bad.kind)) return true;
    const [ours, theirs] = [bad.children.filter(isItem), good.children.filter(isItem)];
    if (ours.length > MANY || theirs.length > MANY) return false;
    const gaps = gapsOf(ours, theirs);
    if (isBody(bad.kind)) {
      for (const gap of gaps) this.#statements(bad, gap);
      return true;
    }
    if (gaps.some(([a, b]) => b.length > 0 && (a.length !== 1 || b.length !== 1))) return false;
    for (const [[...a], [b]] of gaps) {
      const [only] = a;
      if (b && only) this.visit(only, b);
      else for (const node of a) this.#replace(node, []);
    }
    return true;
  }

  #statements(into: CodeNode, [ours, theirs]: Gap): void {
    const [only] = ours;
    if (ours.length === 1 && only && theirs.length > 1 && isRun(only, theirs)) {
      this.#replace(only, theirs);
      return;
    }
    // As many statements on both sides were written as pairs.
    const pairs =
      ours.length === theirs.length
        ? ours.map((_, index) => [index, index] as const)
        : pairByLikeness(ours, theirs).filter(isMeant(ours, theirs));
    const left = new Map(pairs);
    const right = new Set(pairs.map(([, j]) => j));
    for (const [index, node] of ours.entries()) {
      const other = theirs[left.get(index) ?? -1];
      if (other) this.visit(node, other);
      else this.#replace(node, []);
    }
    for (const [index, good] of theirs.entries()) if (!right.has(index)) this.insertions.push({ into, good });
  }
}

/** Whether two statements of lists of different length were written as counterparts: they make the same names, or have the same place. */
const isMeant =
  (ours: readonly CodeNode[], theirs: readonly CodeNode[]) =>
  ([i, j]: readonly [number, number]): boolean => {
    const [a, b] = [ours[i], theirs[j]];
    if (a === undefined || b === undefined) return false;
    const made = boundNames(a);
    const same = [...boundNames(b)].some((name) => made.has(name));
    return same || i === j || ours.length - i === theirs.length - j;
  };

const isRun = (bad: CodeNode, good: readonly CodeNode[]): boolean =>
  likeness([bad], good) > RUN_GAIN + Math.max(...good.map((one) => likeness([bad], [one])));

type Gap = readonly [readonly CodeNode[], readonly CodeNode[]];

/** What lies between the items that two lists share, in order (longest common subsequence). */
const gapsOf = (ours: readonly CodeNode[], theirs: readonly CodeNode[]): readonly Gap[] => {
  const best = Array.from({ length: ours.length + 1 }, () =>
    Array.from({ length: theirs.length + 1 }, () => 0),
  );
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = ours.length - 1; i >= 0; i -= 1)
    for (let j = theirs.length - 1; j >= 0; j -= 1) {
      const [a, b, row] = [ours[i], theirs[j], best[i]];
      if (a && b && row) row[j] = isSame(a, b) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const gaps: Gap[] = [];
  let [fromI, fromJ] = [0, 0];
  let [i, j] = [0, 0];
  const close = (): void => {
    if (i > fromI || j > fromJ) gaps.push([ours.slice(fromI, i), theirs.slice(fromJ, j)]);
  };
  while (i < ours.length && j < theirs.length) {
    const [a, b] = [ours[i], theirs[j]];
    if (a && b && isSame(a, b)) {
      close();
      [fromI, fromJ] = [(i += 1), (j += 1)];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  [i, j] = [ours.length, theirs.length];
  close();
  return gaps;
};

/** Tells where two trees differ, in the least places. */
export const findChanges = (bad: CodeNode, good: CodeNode): Changes => {
  const differ = new Differ();
  differ.visit(bad, good);
  return differ;
};
