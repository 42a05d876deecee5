import { Language, parseTimestamp, PatternStatus, Severity, Tier, type Pattern } from '@feedback/schema';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isWord: Test = (value) => typeof value === 'string' && value !== '';
const isCount: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isShare: Test = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isTimestamp: Test = (value) => isText(value) && parseTimestamp(value)?.timestamp === value;

const isOneOf =
  ({ options }: { readonly options: readonly string[] }): Test =>
  (value) =>
    typeof value === 'string' && options.includes(value);

const isNullOr =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);

const isListOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isRecordOf =
  (test: Test): Test =>
  (value) =>
    isObject(value) && Object.values(value).every(test);

/** Fields by their tests; the `needed` ones must be there, and there are no others. */
const isMadeOf =
  (tests: Readonly<Record<string, Test>>, needed: readonly string[] = []): Test =>
  (value) =>
    isObject(value) &&
    needed.every((field) => Object.hasOwn(value, field)) &&
    Object.entries(value).every(([field, content]) => Object.hasOwn(tests, field) && tests[field]?.(content));

const isJson: Test = (value) =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  Number.isFinite(value) ||
  isListOf(isJson)(value) ||
  isRecordOf(isJson)(value);

const isRuleObject = isRecordOf(isJson);

const NEEDED = {
  pattern_id: isWord,
  name: isWord,
  description: isText,
  bad_example: isText,
  good_example: isText,
  test_coverage: isText,
  severity: isOneOf(Severity),
  occurrence_frequency: isCount,
  last_occurrence: isNullOr(isText),
  effectiveness_score: isShare,
} as const satisfies Partial<Record<keyof Pattern, Test>>;

const RULE = {
  language: isOneOf(Language),
  rule: isRuleObject,
  constraints: isRecordOf(isRuleObject),
  utils: isRecordOf(isRuleObject),
  fix: isText,
};

const EXAMPLES = { bad: isListOf(isText), good: isListOf(isText) };

const MATCHES = {
  signatures: isListOf(isText),
  rule_ids: isListOf(isText),
  messages: isListOf(isText),
  expressions: isListOf(isText),
};

const PROVENANCE = {
  origin: isOneOf({ options: ['builtin', 'manual', 'markdown', 'import', 'analysis', 'repair'] }),
  events: isListOf(isText),
  commit: isText,
  note: isText,
};

const OPTIONAL = {
  language: isOneOf(Language),
  tags: isListOf(isText),
  examples: isMadeOf(EXAMPLES, ['bad', 'good']),
  rule: isMadeOf(RULE, ['language', 'rule']),
  tier: isOneOf(Tier),
  matches: isMadeOf(MATCHES),
  status: isOneOf(PatternStatus),
  active_since: isTimestamp,
  merged_into: isText,
  provenance: isMadeOf(PROVENANCE, ['origin']),
  effectiveness: isNullOr(isShare),
} as const satisfies Partial<Record<keyof Pattern, Test>>;

/**
 * Whether a value is a pattern beyond doubt. `false` says nothing: what has rarer fields, or is none, is for `Pattern` to judge, which
 * also says why. Most patterns are plain, and making the schemas takes longer than reading a library.
 */
export const isPlainPattern = isMadeOf({ ...NEEDED, ...OPTIONAL }, Object.keys(NEEDED)) as (
  value: unknown,
) => value is Pattern;
