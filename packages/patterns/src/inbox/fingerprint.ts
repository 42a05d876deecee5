import { expandRule } from '@feedback/rules';
import { patternName, type Lesson, type Rule } from '@feedback/schema';
import { digest } from '../library/digest.ts';
import { UNDESCRIBED } from '../manager/add-new-patterns.ts';
import { STOP_WORDS } from '../retrieval/common-words.ts';
import { termsOf } from '../retrieval/terms.ts';
import { codeShape } from './code-shape.ts';

/** What near-duplicates are told by, made once for each pattern. */
export interface Fingerprint {
  readonly lesson: Lesson;
  /** Python, or the languages that share JavaScript's trees; `undefined` when it is not known. */
  readonly family: 'python' | 'script' | undefined;
  /** Of the rule without its fix, whatever its metavariables are called, and whether names are asked for or written out. */
  readonly rule: string | undefined;
  readonly bad: string;
  readonly good: string;
  /** What assigns events to it, each with its kind. */
  readonly matches: ReadonlySet<string>;
  readonly nameWords: ReadonlySet<string>;
  /** Of the description. */
  readonly words: ReadonlySet<string>;
}

const METAVARIABLE = /(\${1,3})([A-Z_][A-Z\d_]*)/g;

const ruleKey = (written: Rule): string => {
  const { language, rule, constraints = {}, utils } = expandRule(written);
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const renamed = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replaceAll(METAVARIABLE, (_, sigil: string, name: string) => `${sigil}${numberOf(name)}`);
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return fields.map(([field, content]) => [field, renamed(content)]);
  };
  const whole = [renamed(rule), renamed(utils ?? null)];
  const limits = Object.entries(constraints).map(([name, limit]) => [numberOf(name), renamed(limit)]);
  return digest([language === 'python' ? 'python' : 'script', whole, Object.fromEntries(limits)]);
};

const matchKeys = ({ matches = {} }: Lesson): ReadonlySet<string> =>
  new Set(
    (['signatures', 'rule_ids', 'messages', 'expressions'] as const).flatMap((field) =>
      (matches[field] ?? []).map((value) => `${field}:${field === 'messages' ? value.toLowerCase() : value}`),
    ),
  );

const contentTerms = (text: string): readonly string[] =>
  termsOf(text).filter((term) => !STOP_WORDS.has(term) && !/^\d+$/.test(term));

/** Descriptions may be whole logs; what a lesson is about stands in front. */
const MOST_TEXT = 2_000;

const described = ({ description }: Lesson): string =>
  description === UNDESCRIBED ? '' : description.slice(0, MOST_TEXT);

const familyOf = ({ language, rule }: Lesson): Fingerprint['family'] => {
  const known = rule?.language ?? language;
  return known === undefined ? undefined : known === 'python' ? 'python' : 'script';
};

/** Reads what a pattern can be compared by. */
export const fingerprintOf = (lesson: Lesson): Fingerprint => {
  return {
    lesson,
    family: familyOf(lesson),
    rule: lesson.rule === undefined ? undefined : ruleKey(lesson.rule),
    bad: codeShape(lesson.bad_example),
    good: codeShape(lesson.good_example),
    matches: matchKeys(lesson),
    nameWords: new Set(contentTerms(patternName(lesson.name).replaceAll('_', ' '))),
    words: new Set(contentTerms(described(lesson))),
  };
};
