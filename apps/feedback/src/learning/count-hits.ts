import { sharesSyntax, type HitsHere, type Language, type Pattern, type Problem } from '@feedback/schema';
import type { Context } from '../context.ts';
import { ownSources } from '../inputs/own-code.ts';
import { readSource } from '../inputs/source-files.ts';

/** Enough code to know a rule by; more would make the proof of one pattern a matter of minutes. */
const MOST_LINES = 200_000;

/** Hits, the files that have some, and the lines that could have some. */
type HitCount = Omit<HitsHere, 'per_1000_lines'>;

/** Hits with their rate. */
const withRate = ({ hits, files, lines }: HitCount): HitsHere => ({
  hits,
  files,
  lines,
  per_1000_lines: lines === 0 ? null : Math.round((hits / lines) * 1e6) / 1e3,
});

/** How many lines a text has, whether or not its last one is ended. */
export const countLines = (code: string): number => code.replace(/\n$/, '').split('\n').length;

interface Found {
  readonly language: Language;
  hits: number;
  files: number;
}

/** Adds up what is found file by file, by the names of patterns. */
const createTally = (patterns: readonly Pattern[]) => {
  const counts = new Map<string, Found>();
  const lines = new Map<Language, number>();
  for (const { name, rule } of patterns)
    if (rule !== undefined) counts.set(name, { language: rule.language, hits: 0, files: 0 });
  const add = (language: Language, count: number, names: readonly string[]): void => {
    lines.set(language, (lines.get(language) ?? 0) + count);
    for (const [name, { length }] of Map.groupBy(names, (each) => each)) {
      const found = counts.get(name);
      if (found === undefined) continue;
      found.hits += length;
      found.files += 1;
    }
  };
  const linesFor = (language: Language): number =>
    [...lines].reduce((sum, [other, count]) => (sharesSyntax(language, other) ? sum + count : sum), 0);
  const hits = (): ReadonlyMap<string, HitsHere> =>
    new Map(
      [...counts].map(([name, { language, ...found }]) => [
        name,
        withRate({ ...found, lines: linesFor(language) }),
      ]),
    );
  return { add, hits };
};

/** A proposed pattern is tried as it would be when accepted; one of tier `advice` has a rule that nothing proved yet. */
const inForce = (pattern: Pattern): Pattern => ({ ...pattern, status: 'active', tier: 'proved_check' });

/** How often rules fire by the name of their pattern, and whether all of the code was looked at. */
export interface CountedHits {
  readonly hits: ReadonlyMap<string, HitsHere>;
  readonly isWhole: boolean;
}

/** Counts what the rules of patterns find in this repository, in at most 200,000 lines. Rejects when the user stops the program. */
export const countHits = async (
  context: Context,
  patterns: readonly Pattern[],
  onProblem: (problem: Problem) => void,
): Promise<CountedHits> => {
  const { createMatcher } = await import('@feedback/rules');
  const { io, output } = context;
  const matcher = createMatcher(patterns.map(inForce));
  const tally = createTally(patterns);
  let seen = 0;
  for await (const file of ownSources(context, onProblem)) {
    io.signal.throwIfAborted();
    if (seen >= MOST_LINES) return { hits: tally.hits(), isWhole: false };
    const source = await readSource(file);
    if ('problem' in source) continue;
    const lines = countLines(source.code);
    const { findings } = matcher.check({ ...file, code: source.code });
    tally.add(
      file.language,
      lines,
      findings.map(({ pattern }) => pattern),
    );
    seen += lines;
    output.progress(`${seen} lines  ${file.path}`);
  }
  output.progress('');
  return { hits: tally.hits(), isWhole: true };
};
