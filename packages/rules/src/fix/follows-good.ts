import { outlineOf } from '../same-tree.ts';
import { kindOf, parseTree, type SgNode, type Source } from '../tree.ts';

/** Nodes whose children are statements, or members of a class. */
const BODIES: ReadonlySet<string> = new Set([
  'module',
  'program',
  'block',
  'statement_block',
  'class_body',
  'switch_body',
  'switch_case',
  'switch_default',
]);

const isBody = (node: SgNode): boolean => BODIES.has(kindOf(node));

/** How often each of some texts occurs. */
type Counts = ReadonlyMap<string, number>;

/** Every statement without the statements inside it, as text, and how often it occurs. */
const statementsOf = (source: Source): Counts => {
  const counts = new Map<string, number>();
  const stack: SgNode[] = [parseTree(source)];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const children = next.children();
    stack.push(...children);
    if (!isBody(next)) continue;
    for (const child of children) {
      const text = child.isNamed() ? outlineOf(child, isBody).join(' ') : '';
      if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return counts;
};

const minus = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map(
    [...a]
      .map(([text, count]) => [text, count - (b.get(text) ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );

const isPart = (part: Counts, whole: Counts): boolean =>
  [...part].every(([text, count]) => count <= (whole.get(text) ?? 0));

const sizeOf = (counts: Counts): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Statements that were taken away, and that were written. */
interface Difference {
  readonly gone: Counts;
  readonly written: Counts;
}

const differenceOf = (from: Counts, to: Counts): Difference => ({
  gone: minus(from, to),
  written: minus(to, from),
});

/** How many statements fewer there are. */
const lossOf = ({ gone, written }: Difference): number => sizeOf(gone) - sizeOf(written);

/**
 * Whether all that a fix changed is as in the good example: each statement that it wrote is one that the good example has and the bad one
 * has not, and each that it took away is one that the good example has not; a fix that only takes away takes no more than the good example.
 */
export const followsGood = (
  language: Source['language'],
  { bad, fixed, good }: { readonly bad: string; readonly fixed: string; readonly good: string },
): boolean => {
  const before = statementsOf({ language, code: bad });
  const made = differenceOf(before, statementsOf({ language, code: fixed }));
  const meant = differenceOf(before, statementsOf({ language, code: good }));
  return (
    isPart(made.written, meant.written) &&
    isPart(made.gone, meant.gone) &&
    (made.written.size > 0 || lossOf(made) <= lossOf(meant))
  );
};
