import { isActive, severityWeight, type Language, type Pattern } from '@feedback/schema';
import { lessonExample, lessonLine, shownName } from './lesson-text.ts';
import { REGION_COST } from './region.ts';

const HEADER = `
## Lessons from past mistakes

Do not make these mistakes in code that you write or change, and check it with \`feedback check\`.
Why one is a mistake, with a bad and a good example: \`feedback patterns show NAME\`.
`;
const EXAMPLES_HEADING = '\n### Examples of the worst\n';

const ECMASCRIPT = 'TypeScript and JavaScript';
const GROUP_OF: Readonly<Record<Language, string>> = {
  python: 'Python',
  javascript: ECMASCRIPT,
  typescript: ECMASCRIPT,
  tsx: ECMASCRIPT,
};
const ANY = 'Any language';
const GROUPS: readonly string[] = [ANY, ...new Set(Object.values(GROUP_OF))];

const groupOf = ({ language }: Pattern): string => (language === undefined ? ANY : GROUP_OF[language]);
const groupHeading = (group: string): string => `\n### ${group}\n\n`;

const moreOf = (count: number): string =>
  count === 0 ? '' : `\n${count} more: \`feedback patterns list\`.\n`;

/** Names in a text that was written here: those with examples, in order of rank, and those of the list. */
export interface WrittenNames {
  readonly examples: readonly string[];
  readonly listed: readonly string[];
}

const NOTHING_WRITTEN: WrittenNames = { examples: [], listed: [] };

/** Code, in which lines may look like ours. */
const FENCED = /^(`{3,})[^\n]*\n[^]*?^\1$/gm;

/** Reads back which lessons a text that was written here has. */
export const namesIn = (body: string): WrittenNames => {
  const prose = body.replaceAll(FENCED, '');
  const all = (expression: RegExp): readonly string[] =>
    [...prose.matchAll(expression)].map(([, name]) => name ?? '');
  return {
    examples: all(/^#### ([\p{L}\p{M}\p{N}_]+)$/gmu),
    listed: all(/^- `([\p{L}\p{M}\p{N}_]+)` \(/gmu),
  };
};

export interface InstructionsOptions {
  /** Characters (UTF-16 units) that the region may have, markers included. */
  readonly limit: number;
  /** What the text that is replaced has: its order stays where nothing tells otherwise. */
  readonly previous?: WrittenNames;
  /** Whether more frequent mistakes come first. By default they do. */
  readonly byNumbers?: boolean;
  /**
   * Whether what had no room in `previous` has none: in another order of equals something else would be next, and might be shorter.
   * Tells whether a text still says what the library says.
   */
  readonly asBefore?: boolean;
}

/** The budget where none is named: it holds a list of some 40 lessons and a few examples. */
export const DEFAULT_LIMIT = 8_000;

/** Below this there is no room for a lesson. */
export const LEAST_LIMIT = 800;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The worst first, then the most frequent, then as before, then by name; `byNumbers: false` leaves frequencies aside. */
const ranked = (
  patterns: readonly Pattern[],
  before: readonly string[],
  byNumbers: boolean,
): readonly Pattern[] => {
  const places = new Map(before.map((name, index) => [name, index]));
  const placeOf = (pattern: Pattern): number => places.get(shownName(pattern)) ?? before.length;
  const countOf = (pattern: Pattern): number => (byNumbers ? pattern.occurrence_frequency : 0);
  return patterns
    .filter(isActive)
    .toSorted(
      (a, b) =>
        severityWeight(b.severity) - severityWeight(a.severity) ||
        countOf(b) - countOf(a) ||
        placeOf(a) - placeOf(b) ||
        compare(a.name, b.name),
    );
};

/** How many of the first lines fit. */
const countFitting = (lines: readonly string[], budget: number): number => {
  let used = 0;
  const end = lines.findIndex((line) => (used += line.length) > budget);
  return end < 0 ? lines.length : end;
};

interface LessonList {
  readonly text: string;
  /** So many of the first lessons are in it. */
  readonly count: number;
}

const listOf = (order: readonly Pattern[], budget: number, most: number): LessonList => {
  const lines = order.map((pattern) => ({ group: groupOf(pattern), line: lessonLine(pattern) }));
  const groups = GROUPS.filter((group) => lines.some((each) => each.group === group));
  const frame = groups.map(groupHeading).join('').length + moreOf(lines.length).length;
  const fitting = countFitting(
    lines.map(({ line }) => line),
    budget - frame,
  );
  const count = fitting === lines.length ? fitting : Math.min(fitting, most);
  const kept = Map.groupBy(lines.slice(0, count), ({ group }) => group);
  const text = groups.flatMap((group) => {
    const own = kept.get(group) ?? [];
    return own.length === 0 ? [] : groupHeading(group) + own.map(({ line }) => line).join('');
  });
  return { text: `${text.join('')}${moreOf(lines.length - count)}`, count };
};

const examplesOf = (patterns: readonly Pattern[], budget: number): string => {
  let text = EXAMPLES_HEADING;
  for (const example of patterns.map(lessonExample))
    if (text.length + example.length <= budget) text += example;
  return text === EXAMPLES_HEADING ? '' : text;
};

/**
 * The active patterns as instructions for a coding agent: a line for each, by language and the worst first, then why and how not to do
 * it for the worst and most frequent. Never longer than `limit`, and nothing in a pattern can end its block or the region.
 */
export const renderInstructions = (
  patterns: readonly Pattern[],
  { limit, previous = NOTHING_WRITTEN, byNumbers = true, asBefore = false }: InstructionsOptions,
): string => {
  const order = ranked(patterns, previous.listed, byNumbers);
  if (order.length === 0) return `${HEADER}\nNone yet.\n`;
  const budget = limit - REGION_COST - HEADER.length;
  const list = listOf(order, budget, asBefore ? previous.listed.length : Infinity);
  const had = new Set(previous.examples);
  // What had an example keeps its place before its equals, some of which had no room for theirs.
  const before = [...had, ...previous.listed.filter((name) => !had.has(name))];
  const shown = ranked(order.slice(0, list.count), before, byNumbers).filter(
    (pattern) => !asBefore || had.has(shownName(pattern)),
  );
  return `${HEADER}${list.text}${examplesOf(shown, budget - list.text.length)}`;
};
