import {
  CATEGORIES,
  readDocument,
  type Category,
  type MetricsDocument,
  type Problem,
} from '@feedback/schema';
import { StoreError } from '../store-error.ts';

export interface ParsedDocument {
  readonly document: MetricsDocument;
  /** What stands between the rows and is none; it goes back into the file. */
  readonly strays: Readonly<Partial<Record<Category, readonly unknown[]>>>;
  /** Fields of the "feedback" part that this version has no word for. */
  readonly extras: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parseJson = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new StoreError('CORRUPT', path, `is not JSON (${(error as Error).message})`, { cause: error });
  }
};

const straysOf = (raw: Record<string, unknown>): ParsedDocument['strays'] =>
  Object.fromEntries(
    CATEGORIES.map((category) => [category, [raw[category] ?? []].flat().filter((row) => !isRecord(row))]),
  );

const extrasOf = (path: string, raw: Record<string, unknown>): Record<string, unknown> => {
  const extras = raw['feedback'];
  if (!isRecord(extras)) return {};
  const version = extras['schema_version'];
  if (typeof version === 'number' && version > 1)
    throw new StoreError('NEWER_SCHEMA', path, `has version ${version}, and this program knows version 1`);
  return extras;
};

/** Reads the text of a metrics document so that it can be written back whole; throws `StoreError`. */
export const parseDocument = (path: string, text: string): ParsedDocument => {
  const raw = parseJson(path, text);
  const read = readDocument(raw);
  if (read === undefined || !isRecord(raw))
    throw new StoreError('CORRUPT', path, 'is JSON, but no metrics document: it holds no object');
  const extras = extrasOf(path, raw);
  const damage = read.problems.find((problem) => problem.code === 'INVALID_EXTRAS');
  if (damage !== undefined)
    throw new StoreError(
      'CORRUPT',
      path,
      'has a damaged "feedback" part: its runs and judgements cannot be read',
    );
  return { document: read.document, strays: straysOf(raw), extras, problems: read.problems };
};
