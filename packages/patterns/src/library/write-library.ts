import type { Lesson, Pattern } from '@feedback/schema';
import {
  LIBRARY_VERSION,
  nameKey,
  type Json,
  type Library,
  type LibraryEntry,
  type LibraryForm,
} from './library.ts';
import { isRecord } from './read-pattern.ts';

/** The original's ten fields in the original's order, then ours; fields we don't know follow in their own order. */
const FIELDS = [
  'pattern_id',
  'name',
  'description',
  'bad_example',
  'good_example',
  'test_coverage',
  'occurrence_frequency',
  'last_occurrence',
  'severity',
  'effectiveness_score',
  'effectiveness',
  'language',
  'tags',
  'examples',
  'rule',
  'tier',
  'matches',
  'status',
  'active_since',
  'snooze',
  'merged_into',
  'provenance',
  'history',
] as const satisfies readonly (keyof Pattern)[];

const DERIVED: ReadonlySet<string> = new Set([
  'occurrence_frequency',
  'last_occurrence',
  'effectiveness_score',
  'effectiveness',
] satisfies readonly (keyof Pattern)[]);

const ordered = (value: object, skip: ReadonlySet<string>): Record<string, unknown> => {
  const fields = value as Readonly<Record<string, unknown>>;
  const names = [...FIELDS, ...Object.keys(value).filter((name) => !FIELDS.includes(name as never))];
  return Object.fromEntries(
    names.filter((name) => !skip.has(name) && fields[name] !== undefined).map((name) => [name, fields[name]]),
  );
};

/** What people wrote, without the numbers that analysis derives; fields in their fixed order. */
export const lessonOf = (pattern: Lesson): Lesson => ordered(pattern, DERIVED) as Lesson;

const NONE: ReadonlySet<string> = new Set();

const entryValue = (entry: LibraryEntry, form: LibraryForm): unknown => {
  if (entry.kind === 'inert') return entry.value;
  return form === 'lessons' ? lessonOf(entry.pattern) : ordered(entry.pattern, NONE);
};

// Code units, not the machine's language: the same order for everybody.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sortKey = (entry: LibraryEntry): string =>
  // Nameless entries go last.
  entry.kind === 'pattern' ? nameKey(entry.pattern.name) : nameKey(entry.name ?? '\uFFFF');

const isDerivedChange = (change: Json): boolean =>
  isRecord(change) && change['action'] === 'updated_frequency';

/**
 * The text of a library file. `full` is the original's object with all ten fields in the order of the library; `lessons` is the
 * committed form: sorted by name, without derived numbers and without the changes that only concern them.
 */
export const writeLibrary = (library: Library, form: LibraryForm = library.form): string => {
  const { extras } = library;
  const lessons = form === 'lessons';
  const entries = lessons
    ? library.entries.toSorted((a, b) => compare(sortKey(a), sortKey(b)))
    : library.entries;
  const document = {
    ...(lessons ? { schema_version: LIBRARY_VERSION } : {}),
    ...extras,
    patterns: entries.map((entry) => entryValue(entry, form)),
    changelog: lessons ? library.changelog.filter((change) => !isDerivedChange(change)) : library.changelog,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
};
