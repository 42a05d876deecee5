import { parseTimestamp, Period, Severity } from '@feedback/schema';
import type { Config } from './config.ts';

type Test = (value: unknown) => boolean;

const isWord: Test = (value) => typeof value === 'string' && value !== '';
const isWords: Test = (value) => Array.isArray(value) && value.every(isWord);

const TESTS: Readonly<Record<keyof Config, Test>> = {
  $schema: (value) => typeof value === 'string',
  store: isWord,
  patterns_file: isWord,
  extends: (value) => isWords(value) && (value as readonly unknown[]).length <= 16,
  project: isWord,
  reports: isWords,
  ignore: isWords,
  fail_on: (value) => Severity.options.some((each) => each === value),
  min_confidence: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  period: (value) => Period.options.some((each) => each === value),
  adopted_at: (value) => typeof value === 'string' && parseTimestamp(value)?.timestamp === value,
};

/**
 * Whether parsed JSON is a configuration beyond doubt. What is not is for `Config` to judge, which also says why; most are, and making
 * that schema takes longer than reading the file.
 */
export const isPlainConfig = (value: unknown): value is Config =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(
    ([name, content]) => Object.hasOwn(TESTS, name) && TESTS[name as keyof Config](content),
  );
