import { toLanguage, type Pattern, type Problem } from '@feedback/schema';
import type { Json } from '../library/library.ts';
import { readPattern } from '../library/read-pattern.ts';
import { placeOf } from '../place-of.ts';
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
  // What is visible counts more than what is not.
  const merged = new Map(Object.entries({ ...fields, ...readings }));
  for (const [field, { shown, value }] of Object.entries(exact)) {
    // Somebody edited the visible text since: it is the newer word.
    if (shown !== digestOf(readings[field])) continue;
    if (value === undefined) merged.delete(field);
    else merged.set(field, value);
  }
  return Object.fromEntries(merged);
};

const REFUSED: Readonly<Record<string, string>> = {
  severity: 'is none of low, medium, high, critical',
  language: 'is no language that is known here',
  status: 'is none of proposed, active, archived, dismissed',
  occurrence_frequency: 'is no whole number',
  effectiveness_score: 'is no number from 0 to 1',
};

/** A section, the text that it is part of, and the file of that text where it has one. */
export interface PlacedSection {
  readonly source: string;
  readonly section: Section;
  readonly place: { readonly path?: string };
}

const warningAt = (
  { source, place }: PlacedSection,
  code: string,
  message: string,
  offset: number,
): Problem => ({ severity: 'warning', code, message, ...place, line: placeOf(source, offset).line });

const refusedFields = (placed: PlacedSection): readonly Problem[] =>
  [...placed.section.parts].flatMap(([field, part]) => {
    const why = REFUSED[field];
    if (part.reading !== undefined || why === undefined) return [];
    const said = placed.source.slice(part.start, part.end).trim().slice(0, 80);
    const message = `"${said}" in "${placed.section.title}" ${why}; it was not used. Correct it.`;
    return [warningAt(placed, 'INVALID_FIELD', message, part.start)];
  });

const refusedData = (placed: PlacedSection, why: string): readonly Problem[] => {
  const { title, data } = placed.section;
  if (data === undefined) return [];
  const message = `The data comment of "${title}" was not used: ${why}. Correct it, or delete the comment.`;
  return [warningAt(placed, 'INVALID_DATA', message, data.start)];
};

const unnamed = (placed: PlacedSection): Problem => {
  const message = `The heading "${placed.section.title}" names no pattern and its section was left out. Give it a title with letters.`;
  return warningAt(placed, 'UNNAMED_PATTERN', message, placed.section.start);
};

/** What a section says, and what was wrong in it. */
export interface SectionReading {
  readonly read: PatternSection | undefined;
  readonly problems: readonly Problem[];
}

/** Reads one section as a pattern; trouble is told with its line, and the rest of the section is read all the same. */
export const readSection = (placed: PlacedSection): SectionReading => {
  const { section } = placed;
  const readings = readingsOf(section);
  const name = nameOfTitle(section.title);
  const attempt = (stated: Fields): PatternSection | string => {
    const reading = readPattern({ description: UNDESCRIBED, name, ...stated });
    if (reading.kind === 'invalid') return reading.reason;
    return { section, pattern: reading.pattern, stated: new Set(Object.keys(stated)) };
  };
  const data = section.data?.value;
  const damaged = section.data !== undefined && data === undefined;
  const whole = attempt(data === undefined ? readings : withData(readings, data));
  const problems = [
    ...refusedFields(placed),
    ...(damaged ? refusedData(placed, 'it is not valid JSON') : []),
  ];
  if (typeof whole !== 'string') return { read: whole, problems };
  const plain = attempt(readings);
  if (typeof plain === 'string') return { read: undefined, problems: [...problems, unnamed(placed)] };
  return { read: plain, problems: [...problems, ...refusedData(placed, whole)] };
};
