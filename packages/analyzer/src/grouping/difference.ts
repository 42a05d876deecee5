/** What an assertion found to differ, without what was equal. Digits are `#`. */
export interface Difference {
  readonly expected: string;
  readonly actual: string;
  /** Whether it says something: numbers, literals and single marks differ in assertions of all kinds. */
  readonly informative: boolean;
}

/** How assertions of test frameworks name two values; the first group is what was expected unless told otherwise. */
const FORMS: readonly RegExp[] = [
  // JUnit 3, 4 and 5, TestNG
  /expected(?: same)?: ?<([^]{0,2000})> (?:but was|was not|but found): ?<([^]{0,2000})>/,
  // Jest, RSpec, Hamcrest, AssertJ, xUnit.net, NUnit, testify and others
  /expected *: *(.{0,2000}?)\s*\n\s*(?:result|actual|received|but was|but|got|was) *: *(.{0,2000})/i,
  // PHPUnit
  /that (.{1,500}?) (?:matches expected|is identical to|is equal to) (.{1,500})\.$/m,
  // Go by custom
  /got:? (.{1,300}?)[,;] ?want(?:ed)?:? (.{1,300})/i,
  // node:assert, unittest, pytest
  /^(?:E? *assert )?(.{1,500}?) (?:!==?|==) (.{1,500})$/m,
  // chai, vitest
  /expected (.{1,500}?) to (?:deeply |strictly )*(?:equal|be) (.{1,500})/,
];

const LITERALS: ReadonlySet<string> = new Set('true false null nil none undefined nan nul'.split(' '));

const squeeze = (text: string): string =>
  text
    .replaceAll(/\p{Nd}+/gu, '#')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** JUnit's `ComparisonFailure` brackets what differs. */
const bracketed = (text: string): string | undefined => /\[([^]*)\]/.exec(text)?.[1];

const counted = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const token of squeeze(text).match(/[\p{L}\p{N}_#]+|[^\p{L}\p{N}_#\s]/gu) ?? [])
    counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
};

const without = (counts: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): string =>
  [...counts]
    .flatMap(([token, count]) =>
      Array.from({ length: Math.max(0, count - (others.get(token) ?? 0)) }, () => token),
    )
    .toSorted()
    .join(' ');

const wordsOf = (text: string): readonly string[] => text.match(/\p{L}{2,}/gu) ?? [];

const isInformative = (expected: string, actual: string, isPart: boolean): boolean => {
  const words = [...wordsOf(expected), ...wordsOf(actual)];
  // A literal that is part of a longer value is a word of it; on its own it is any value.
  return words.some((word) => isPart || !LITERALS.has(word.toLowerCase()));
};

/** The difference that a message states, as far as it is written in a known form. */
export const differenceOf = (message: string): Difference | undefined => {
  const found = FORMS.map((form) => form.exec(message)).find((match) => match !== null);
  const [, first = '', second = ''] = found ?? [];
  if (first === '' && second === '') return undefined;
  const [markedFirst, markedSecond] = [bracketed(first), bracketed(second)];
  if (markedFirst !== undefined && markedSecond !== undefined) {
    const [expected, actual] = [squeeze(markedFirst), squeeze(markedSecond)];
    return { expected, actual, informative: isInformative(expected, actual, true) };
  }
  const [one, two] = [counted(first), counted(second)];
  const [expected, actual] = [without(one, two), without(two, one)];
  const isPart = expected.length + actual.length < squeeze(first).length + squeeze(second).length;
  return { expected, actual, informative: isInformative(expected, actual, isPart) };
};
