import { sharesSyntax, type HitsHere, type Language, type Pattern, type Problem } from '@feedback/schema';
import { checkSources } from '../checking/check-sources.ts';
import { FORGETFUL } from '../checking/findings-cache.ts';
import { openMatching } from '../checking/open-matching.ts';
import { isAboutSlowRule } from '../checking/slow-rules.ts';
import type { Context } from '../context.ts';
import { ownSources } from '../inputs/own-code.ts';
import { readSource, type SourceFile } from '../inputs/source-files.ts';

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
  const addLines = (language: Language, count: number): void =>
    void lines.set(language, (lines.get(language) ?? 0) + count);
  const addHits = (names: readonly string[]): void => {
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
  const forget = (name: string): void => void counts.delete(name);
  return { addLines, addHits, forget, hits };
};

/** A proposed pattern is tried as it would be when accepted; one of tier `advice` has a rule that nothing proved yet. */
const inForce = (pattern: Pattern): Pattern => ({ ...pattern, status: 'active', tier: 'proved_check' });

/** How often rules fire by the name of their pattern, and whether all of the code was looked at. */
export interface CountedHits {
  readonly hits: ReadonlyMap<string, HitsHere>;
  readonly isWhole: boolean;
}

/** Counts what the rules of patterns find in this repository, in at most 200,000 lines; nothing of those that took too long. Rejects when the user stops the program. */
export const countHits = async (
  context: Context,
  patterns: readonly Pattern[],
  onProblem: (problem: Problem) => void,
): Promise<CountedHits> => {
  const { io, output } = context;
  const { matcher, apart } = await openMatching(io, patterns.map(inForce));
  const tally = createTally(patterns);
  let [seen, isWhole] = [0, true];
  const counted = async function* (): AsyncGenerator<SourceFile> {
    for await (const file of ownSources(context, onProblem)) {
      if (seen >= MOST_LINES) {
        isWhole = false;
        return;
      }
      const source = await readSource(file);
      if ('problem' in source) continue;
      const lines = countLines(source.code);
      tally.addLines(file.language, lines);
      seen += lines;
      yield file;
    }
  };
  const sources = { files: counted(), matcher, apart, cache: FORGETFUL, signal: io.signal };
  for await (const { file, findings, problems, missed = [] } of checkSources(sources)) {
    // What was not looked for everywhere would look quiet.
    for (const name of missed) tally.forget(name);
    tally.addHits(findings.map(({ pattern }) => pattern));
    for (const problem of problems.filter(isAboutSlowRule)) onProblem(problem);
    output.progress(`${seen} lines  ${file.path}`);
  }
  output.progress('');
  return { hits: tally.hits(), isWhole };
};
