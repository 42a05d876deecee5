import { isActive, patternName, severityWeight, type Pattern } from '@feedback/schema';
import { showCode, showParagraph, visible } from '../../markdown/visible-text.ts';
import { cutAt } from '../imported-patterns.ts';
import { essenceOf } from './essence.ts';
import { REGION_COST, withoutMarkers } from './region.ts';

const HEADER = `
## Lessons from past mistakes

This repository keeps these lessons. Do not make these mistakes in code that you write or change, and check it with \`feedback check\`.
`;
const MORE_HEADING = '\nAlso, in short (`feedback patterns show NAME` has the examples):\n\n';

const MOST_RULE = 280;
const MOST_SHORT_RULE = 160;
const MOST_LINES = 14;
const MOST_CODE = 600;
const MOST_NAME = 80;

/** Characters that nobody sees and models read. */
const UNSEEN = /[\u00AD\u200B-\u200D\u2060-\u2064\u{E0000}-\u{E007F}]/gu;

/** Text from outside: bounded, seen by everybody, and unable to end our region. */
const safe = (text: string): string => withoutMarkers(visible(text.replaceAll(UNSEEN, '')));

/** The name as it is written here; letters, digits and `_`. */
const shownName = (name: string): string => patternName(name).slice(0, MOST_NAME) || 'unnamed';

/** The sentences of the description that fit, the first of them cut where it does not. */
const ruleOf = ({ description }: Pattern, most: number): string => {
  const [paragraph = ''] = safe(description)
    .trim()
    .split(/\n{2,}/);
  const [first = '', ...others] = paragraph.trim().split(/(?<=[.!?])\s+/);
  let rule = cutAt(first, most);
  for (const sentence of others) {
    if (rule.length + 1 + sentence.length > most) break;
    rule += ` ${sentence}`;
  }
  return showParagraph(rule);
};

const cutCode = (code: string): string => {
  const lines = safe(code).trimEnd().split('\n');
  const kept: string[] = [];
  let length = 0;
  for (const line of lines.slice(0, MOST_LINES)) {
    length += line.length + 1;
    if (length > MOST_CODE) break;
    kept.push(line);
  }
  return kept.length < lines.length ? [...kept, '…'].join('\n') : kept.join('\n');
};

const example = (label: string, code: string, { language }: Pattern): readonly string[] =>
  code.trim() === '' ? [] : [`${label}:`, showCode(cutCode(code), language)];

const kindOf = ({ severity, language }: Pattern): string =>
  language === undefined ? severity : `${severity}, ${language}`;

const inFull = (pattern: Pattern): string => {
  const { bad, good } = essenceOf(pattern.bad_example, pattern.good_example);
  const blocks = [
    `### ${shownName(pattern.name)} (${kindOf(pattern)})`,
    ruleOf(pattern, MOST_RULE),
    ...example('Bad', bad, pattern),
    ...example('Good', good, pattern),
  ];
  return `\n${blocks.filter((block) => block !== '').join('\n\n')}\n`;
};

const inShort = (pattern: Pattern): string => {
  const rule = ruleOf(pattern, MOST_SHORT_RULE);
  return `- \`${shownName(pattern.name)}\` (${kindOf(pattern)})${rule === '' ? '' : `: ${rule}`}\n`;
};

const moreOf = (count: number): string => `\n${count} more: \`feedback patterns list\`.\n`;

/** So much of the budget goes to lessons with examples where not all of them fit. */
const FULL_SHARE = 0.7;

const fitting = (texts: readonly string[], budget: number): readonly string[] => {
  let used = 0;
  const end = texts.findIndex((text) => (used += text.length) > budget);
  return end < 0 ? texts : texts.slice(0, end);
};

/** Names in the order in which a text that was written here has them. */
export const namesIn = (body: string): readonly string[] =>
  [...body.matchAll(/^(?:### |- `)([\p{L}\p{M}\p{N}_]+)`? \(/gmu)].map(([, name]) => name ?? '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The worst first, then the most frequent, then as before, then by name; `byNumbers: false` leaves frequencies aside. */
const ranked = (
  patterns: readonly Pattern[],
  { previous, byNumbers }: { readonly previous: readonly string[]; readonly byNumbers: boolean },
): readonly Pattern[] => {
  const places = new Map(previous.map((name, index) => [name, index]));
  const placeOf = ({ name }: Pattern): number => places.get(shownName(name)) ?? previous.length;
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

export interface InstructionsOptions {
  /** Characters (UTF-16 units) that the region may have, markers included. */
  readonly limit: number;
  /** Names in the order of the text that is replaced: it stays where nothing tells otherwise. */
  readonly previous?: readonly string[];
  /** Whether more frequent mistakes come first. By default they do. */
  readonly byNumbers?: boolean;
}

/** The budget where none is named: what Copilot's code review reads of a file of instructions. */
export const DEFAULT_LIMIT = 4_000;

/** Below this there is no room for a lesson. */
export const LEAST_LIMIT = 800;

/**
 * The active patterns as instructions for a coding agent: what goes wrong, the bad and the good example; the worst and most frequent
 * in full, others in a line, the rest counted. Never longer than `limit`, and nothing in a pattern can end its block or the region.
 */
export const renderInstructions = (
  patterns: readonly Pattern[],
  { limit, previous = [], byNumbers = true }: InstructionsOptions,
): string => {
  const order = ranked(patterns, { previous, byNumbers });
  if (order.length === 0) return `${HEADER}\nNone yet.\n`;
  const tail = MORE_HEADING.length + moreOf(order.length).length;
  const budget = limit - REGION_COST - HEADER.length - tail;
  const all = order.map(inFull);
  const whole = fitting(all, budget);
  const full = whole.length === all.length ? whole : fitting(all, budget * FULL_SHARE);
  const used = full.reduce((sum, text) => sum + text.length, 0);
  const short = fitting(order.slice(full.length).map(inShort), budget - used);
  const left = order.length - full.length - short.length;
  return [
    HEADER,
    ...full,
    ...(short.length === 0 ? [] : [MORE_HEADING, ...short]),
    ...(left === 0 ? [] : [moreOf(left)]),
  ].join('');
};
