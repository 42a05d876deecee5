/** A bad and a good example without what they share around the difference. */
export interface Essence {
  readonly bad: string;
  readonly good: string;
}

const linesOf = (code: string): readonly string[] => code.trimEnd().split('\n');

const common = (a: readonly string[], b: readonly string[]): number => {
  const most = Math.min(a.length, b.length);
  for (let index = 0; index < most; index++) if (a[index] !== b[index]) return index;
  return most;
};

const outdented = (lines: readonly string[]): string => {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents, Infinity);
  return lines.map((line) => line.slice(indent)).join('\n');
};

/**
 * Cuts the lines with which both examples begin and end, but for one line before the difference and one after it.
 */
export const essenceOf = (bad: string, good: string): Essence => {
  if (bad.trim() === '' || good.trim() === '') return { bad, good };
  const [worse, better] = [linesOf(bad), linesOf(good)];
  const before = common(worse, better);
  const after = common(worse.slice(before).toReversed(), better.slice(before).toReversed());
  const cut = (lines: readonly string[]): string =>
    outdented(lines.slice(Math.max(0, before - 1), lines.length - Math.max(0, after - 1)));
  return before === worse.length && before === better.length
    ? { bad, good }
    : { bad: cut(worse), good: cut(better) };
};
