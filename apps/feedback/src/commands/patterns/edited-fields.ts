import { isDeepStrictEqual } from 'node:util';
import type { PatternUpdate } from '@feedback/patterns';
import { Lesson, type Pattern, TEACHING_FIELDS } from '@feedback/schema';
import { cliError } from '../../cli-error.ts';

/** What an edit can change. Status, numbers and history have commands of their own. */
const EDITABLE = ['name', ...TEACHING_FIELDS] as const;

/** Fields that may be taken away: the others have a default instead. */
const OPTIONAL: ReadonlySet<string> = new Set(['language', 'tags', 'examples', 'rule', 'tier', 'matches']);

/** What `patterns show` adds to say where a pattern comes from: no fields of it. */
const SHOWN: ReadonlySet<string> = new Set(['layer', 'overridden']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = `The edit is no JSON: ${(error as Error).message}. Nothing was changed; give an object with fields of a pattern.`;
    throw cliError('INVALID_JSON', message);
  }
};

/** `patterns show NAME --json` answers with the pattern inside: what it printed can be sent back. */
const fieldsIn = (value: unknown): Readonly<Record<string, unknown>> => {
  const inner = isRecord(value) && isRecord(value['pattern']) ? value['pattern'] : value;
  if (isRecord(inner)) return inner;
  throw cliError('INVALID_JSON', 'The edit is no object with fields of a pattern. Nothing was changed.');
};

const refuseField = (field: string): never => {
  const life = field === 'status' ? ' Use accept, dismiss, archive or restore.' : '';
  throw cliError(
    'INVALID_FIELD',
    `"${field}" cannot be edited.${life} Fields that can: ${EDITABLE.join(', ')}. Nothing was changed.`,
  );
};

const isEditable = (field: string): field is (typeof EDITABLE)[number] => EDITABLE.includes(field as never);

const checked = (field: (typeof EDITABLE)[number], value: unknown): unknown => {
  if (value === null && OPTIONAL.has(field)) return undefined;
  const parsed = Lesson.shape[field].safeParse(value);
  if (parsed.success && value !== undefined) return value;
  const why = parsed.success ? 'it is missing' : parsed.error.issues[0]?.message;
  throw cliError('INVALID_FIELD', `"${field}": ${why}. Nothing was changed.`);
};

/**
 * Reads an edit from JSON: an object with the fields as they should be; `null` takes an optional one away. Fields that cannot be
 * edited may stand there as they are. Throws `CliError` `INVALID_JSON`, `INVALID_FIELD`.
 */
export const fieldsFromJson = (text: string, shown: Pattern): PatternUpdate => {
  const now = new Map<string, unknown>(Object.entries(shown));
  const fields = Object.entries(fieldsIn(parse(text))).flatMap(([field, value]) => {
    if (SHOWN.has(field) || isDeepStrictEqual(now.get(field), value)) return [];
    return isEditable(field) ? [[field, checked(field, value)] as const] : refuseField(field);
  });
  return Object.fromEntries(fields);
};

/** The fields named to be taken away. Throws `CliError` `INVALID_FIELD` for one that is not optional. */
export const withoutFields = (names: readonly string[]): PatternUpdate =>
  Object.fromEntries(
    names.map((name) => {
      const field = name.replaceAll('-', '_');
      if (OPTIONAL.has(field)) return [field, undefined];
      throw cliError(
        'INVALID_FIELD',
        `"${name}" cannot be taken away. Fields that can: ${[...OPTIONAL].join(', ')}. Nothing was changed.`,
      );
    }),
  );

/** What differs between two readings of a pattern, as an edit. */
export const fieldsBetween = (before: Pattern, after: Pattern): PatternUpdate =>
  Object.fromEntries(
    EDITABLE.filter((field) => !isDeepStrictEqual(before[field], after[field])).map((field) => [
      field,
      after[field],
    ]),
  );
