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

/** JUnit's `ComparisonFailure` puts what differs into brackets, and what is around them is equal. */
const bracketed = (first: string, second: string): readonly [string, string] | undefined => {
  const [one, two] = [/^([^]*?)\[([^]*)\]([^]*)$/.exec(first), /^([^]*?)\[([^]*)\]([^]*)$/.exec(second)];
  if (one === null || two === null || one[1] !== two[1] || one[3] !== two[3]) return undefined;
  return [one[2] ?? '', two[2] ?? ''];
};

const tokensOf = (text: string): Set<string> => new Set(text.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu));

/** Once each: how often something differs says how long the values are. */
const without = (tokens: ReadonlySet<string>, others: ReadonlySet<string>): string =>
  [...new Set([...tokens].filter((token) => !others.has(token)).map(squeeze))].toSorted().join(' ');

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
  const marked = bracketed(first, second);
  if (marked !== undefined) {
    const [expected, actual] = [squeeze(marked[0]), squeeze(marked[1])];
    return { expected, actual, informative: isInformative(expected, actual, true) };
  }
  const [one, two] = [tokensOf(first), tokensOf(second)];
  const [expected, actual] = [without(one, two), without(two, one)];
  const isPart = expected.length + actual.length < squeeze(first).length + squeeze(second).length;
  return { expected, actual, informative: isInformative(expected, actual, isPart) };
};
