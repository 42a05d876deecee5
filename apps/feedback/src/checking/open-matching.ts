import { createMatcher, type Matcher, type MatcherOptions } from '@feedback/rules';
import type { Pattern, Problem } from '@feedback/schema';
import type { Io } from '../io.ts';
import type { Apart } from './apart.ts';
import { isHeavy } from './heavy-patterns.ts';

/** All that looks for patterns: in this process, and heavy ones in one of their own. */
export interface Matching {
  readonly matcher: Matcher;
  readonly apart: Apart | undefined;
  readonly problems: readonly Problem[];
}

const LIMIT_MS = 10_000;

/** A variable for tests, and for machines so slow that 10 s mean nothing. */
const limitIn = ({ env }: Pick<Io, 'env'>): number => Number(env['FEEDBACK_RULE_LIMIT_MS']) || LIMIT_MS;

/** Prepares patterns for many files. No other process is begun before a file has the words of a heavy pattern. */
export const openMatching = async (
  io: Pick<Io, 'env' | 'signal'>,
  patterns: readonly Pattern[],
  options: MatcherOptions = {},
): Promise<Matching> => {
  const heavy = patterns.filter(isHeavy);
  if (heavy.length === 0) {
    const matcher = createMatcher(patterns, options);
    return { matcher, apart: undefined, problems: matcher.problems };
  }
  const { createApart } = await import('./apart.ts');
  const matcher = createMatcher(
    patterns.filter((pattern) => !heavy.includes(pattern)),
    options,
  );
  const { areSound = false } = options;
  const apart = createApart({ patterns, heavy, areSound, limit: limitIn(io), signal: io.signal });
  return { matcher, apart, problems: [...matcher.problems, ...apart.problems] };
};
