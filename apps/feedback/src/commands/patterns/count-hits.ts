import { sharesSyntax, type Language, type Pattern, type Problem } from '@feedback/schema';
import type { Context } from '../../context.ts';
import { ownSources } from '../../inputs/own-code.ts';
import { readSource } from '../../inputs/source-files.ts';

/** Enough code to know a rule by; more would make the proof of one pattern a matter of minutes. */
const MOST_LINES = 200_000;

/** How often a rule fires in this repository. */
export interface HitsHere {
  readonly hits: number;
  /** Files with at least one hit. */
  readonly files: number;
  /** Lines of code in the rule's language that were looked at. */
  readonly lines: number;
  /** `null` where there is no such code. */
  readonly per_1000_lines: number | null;
}

interface Count {
  readonly language: Language;
  hits: number;
  files: number;
  lines: number;
}

const described = ({ hits, files, lines }: Count): HitsHere => ({
  hits,
  files,
  lines,
  per_1000_lines: lines === 0 ? null : Math.round((hits / lines) * 1e6) / 1e3,
});

const linesOf = (code: string): number => code.replace(/\n$/, '').split('\n').length;

/** Adds up what is found file by file, by the names of patterns. */
const createTally = (patterns: readonly Pattern[]) => {
  const counts = new Map<string, Count>();
  for (const { name, rule } of patterns)
    if (rule !== undefined) counts.set(name, { language: rule.language, hits: 0, files: 0, lines: 0 });
  const add = (language: Language, lines: number, found: readonly string[]): void => {
    for (const [name, count] of counts) {
      if (!sharesSyntax(count.language, language)) continue;
      const hits = found.filter((other) => other === name).length;
      count.lines += lines;
      count.hits += hits;
      if (hits > 0) count.files += 1;
    }
  };
  return { add, hits: () => new Map([...counts].map(([name, count]) => [name, described(count)])) };
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
    const lines = linesOf(source.code);
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
