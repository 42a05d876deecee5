import { toLanguage, type Pattern, type Problem } from '@feedback/schema';
import type { Json } from '../library/library.ts';
import { readPattern } from '../library/read-pattern.ts';
import { digestOf, type SectionData } from './section-data.ts';
import type { Section } from './section.ts';
import { nameOfTitle } from './title.ts';
import { VISIBLE_FIELDS } from './visible-fields.ts';

/** The original's description of a pattern without a list of problems. */
export const UNDESCRIBED = 'No description available';

/** A section read as a pattern. */
export interface PatternSection {
  readonly section: Section;
  readonly pattern: Pattern;
  /** The fields that the section states; the others have their defaults. */
  readonly stated: ReadonlySet<string>;
}

type Fields = Readonly<Record<string, Json>>;

const fenceLanguage = ({ parts }: Section): string | undefined =>
  (['bad_example', 'good_example', 'test_coverage'] as const)
    .map((name) => toLanguage(parts.get(name)?.lang ?? ''))
    .find((language) => language !== undefined);

/** What the visible text of a section says; only fields that it says something about. */
export const readingsOf = (section: Section): Fields => {
  const readings = VISIBLE_FIELDS.map((field) => [field, section.parts.get(field)?.reading] as const);
  const stated = readings.filter(([, reading]) => reading !== undefined);
  const language = fenceLanguage(section);
  return { ...(language === undefined ? {} : { language }), ...Object.fromEntries(stated) };
};

const withData = (readings: Fields, { fields, exact }: SectionData): Fields => {
  const merged = new Map(Object.entries({ ...readings, ...fields }));
  for (const [field, { shown, value }] of Object.entries(exact)) {
    // Somebody edited the visible text since: it is the newer word.
    if (shown !== digestOf(readings[field])) continue;
    if (value === undefined) merged.delete(field);
    else merged.set(field, value);
  }
  return Object.fromEntries(merged);
};

const lineOf = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;

const REFUSED: Readonly<Record<string, string>> = {
  severity: 'is none of low, medium, high, critical',
  language: 'is no language that is known here',
  status: 'is none of proposed, active, archived, dismissed',
  occurrence_frequency: 'is no whole number',
  effectiveness_score: 'is no number from 0 to 1',
};

/** Reads one section of `source` as a pattern; trouble is told with its line, and the rest of the section is read all the same. */
export const readSection = (
  source: string,
  section: Section,
  problems: Problem[],
): PatternSection | undefined => {
  const warn = (code: string, message: string, offset: number): void => {
    problems.push({ severity: 'warning', code, message, line: lineOf(source, offset) });
  };
  for (const [field, part] of section.parts)
    if (part.reading === undefined && field in REFUSED) {
      const said = source.slice(part.start, part.end).trim().slice(0, 80);
      const message = `"${said}" in "${section.title}" ${REFUSED[field]}; it was not used. Correct it.`;
      warn('INVALID_FIELD', message, part.start);
    }
  const readings = { name: nameOfTitle(section.title), ...readingsOf(section) };
  const { data } = section;
  const stated = data?.value === undefined ? readings : withData(readings, data.value);
  const reading = readPattern({ description: UNDESCRIBED, ...stated });
  if (data !== undefined && (data.value === undefined || reading.kind === 'invalid')) {
    const why = reading.kind === 'invalid' ? reading.reason : 'it is not valid JSON';
    const message = `The data comment of "${section.title}" was not used: ${why}. Correct it, or delete the comment.`;
    warn('INVALID_DATA', message, data.start);
  }
  if (reading.kind === 'pattern')
    return { section, pattern: reading.pattern, stated: new Set(Object.keys(stated)) };
  const plain = readPattern({ description: UNDESCRIBED, ...readings });
  if (plain.kind === 'pattern')
    return { section, pattern: plain.pattern, stated: new Set(Object.keys(readings)) };
  const message = `The heading "${section.title}" names no pattern and its section was left out. Give it a title with letters.`;
  warn('UNNAMED_PATTERN', message, section.start);
  return undefined;
};
