import { isNoisy } from '@feedback/history';
import { checkSyntax, createMatcher, inferRule } from '@feedback/rules';
import type { Finding, Language, Rule } from '@feedback/schema';
import type { OwnFile } from '../../inputs/own-code.ts';

/** The examples that a rule is inferred from. */
export interface Examples {
  readonly name: string;
  readonly language: Language;
  readonly bad: string;
  readonly good: string;
}

/** A rule that was inferred, and where the project's own code has it. */
export interface InferredLesson {
  readonly rule: Rule;
  readonly hits: readonly Finding[];
}

const GUESSES = ['python', 'typescript', 'tsx'] as const satisfies readonly Language[];

/** The only language that both examples parse in; `undefined` when there is none, or Python and TypeScript both take them. */
export const guessLanguage = (bad: string, good: string): Language | undefined => {
  const parses = (language: Language): boolean =>
    [bad, good].every((code) => checkSyntax({ language, code }).length === 0);
  const [first, second] = GUESSES.filter(parses);
  return first === 'python' && second !== undefined ? undefined : first;
};

const findHits = (rule: Rule, { name, bad, good }: Examples, files: readonly OwnFile[]): Finding[] => {
  const matcher = createMatcher([
    {
      pattern_id: name,
      name,
      description: '',
      bad_example: bad,
      good_example: good,
      test_coverage: '',
      severity: 'medium',
      rule,
      tier: 'proved_check',
      occurrence_frequency: 0,
      last_occurrence: null,
      effectiveness_score: 0.5,
    },
  ]);
  return files.flatMap((file) => matcher.check(file).findings);
};

const linesOf = (files: readonly OwnFile[]): number =>
  files.reduce((sum, { code }) => sum + code.split('\n').length, 0);

/** So many lines of the project's own say what is common better than any table, so that mistakes may be sought that many projects have. */
const TELLING_LINES = 3000;
const TOLERANCE = 10;

/**
 * Infers a rule from two examples. The project's own code may have the mistake, so a few hits are welcome; a rule that finds what is
 * common there is tried again as one that finds nothing there.
 */
export const inferLesson = (examples: Examples, files: readonly OwnFile[]): InferredLesson | undefined => {
  const rule = inferRule({ ...examples, tolerance: linesOf(files) < TELLING_LINES ? 1 : TOLERANCE });
  if (!rule) return undefined;
  const hits = findHits(rule, examples, files);
  if (!isNoisy({ count: hits.length, lines: linesOf(files) })) return { rule, hits };
  const quiet = inferRule({ ...examples, quiet: files });
  return quiet && { rule: quiet, hits: [] };
};
