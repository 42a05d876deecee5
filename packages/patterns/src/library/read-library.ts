import type { Pattern, PatternChange, Problem } from '@feedback/schema';
import { PatternsError } from '../patterns-error.ts';
import { placeOf } from '../place-of.ts';
import { changesOf } from './change.ts';
import { findJsonError } from './json-syntax.ts';
import {
  emptyLibrary,
  LIBRARY_VERSION,
  nameKey,
  patternsOf,
  type Json,
  type Library,
  type LibraryEntry,
  type LibraryForm,
} from './library.ts';
import { isRecord, readPattern } from './read-pattern.ts';

/** What a library file holds; `library` also keeps what could not be applied, for writing it back. */
export interface LibraryReading {
  readonly patterns: readonly Pattern[];
  readonly changelog: readonly PatternChange[];
  readonly problems: readonly Problem[];
  readonly library: Library;
}

/** A marker that git leaves in a file with a merge conflict, at the start of a line. */
const CONFLICT = /^(?:<{7}|>{7}|\|{7})(?: |$)/m;

const corrupt = (path: string | undefined, where: string, what: string, next: string): string =>
  `${path ?? 'The pattern library'}${where} ${what}. Nothing was changed. ${next}`;

const parseJson = (text: string, path: string | undefined): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const conflict = CONFLICT.exec(text);
    const offset = conflict?.index ?? findJsonError(text) ?? text.length;
    const { line, column } = placeOf(text, offset);
    const [what, next] =
      conflict === null
        ? ['is not valid JSON', 'Correct it there, or restore the file from version control, and try again.']
        : [
            'has an unresolved merge conflict',
            'Resolve it (keep the entries of both sides, remove the markers) and try again.',
          ];
    const message = corrupt(path, ` (line ${line}, column ${column})`, what, next);
    throw new PatternsError('CORRUPT_LIBRARY', message, { path, line, column, cause });
  }
};

const refuseShape = (path: string | undefined, what: string): never => {
  const next =
    'A library is an object with a list "patterns"; name another file or restore this one from version control.';
  throw new PatternsError('CORRUPT_LIBRARY', corrupt(path, '', what, next), { path, line: 1, column: 1 });
};

const refuseNewer = (path: string | undefined, version: Json): never => {
  const message = `${path ?? 'The pattern library'} has schema_version ${JSON.stringify(version)}; this program reads up to ${LIBRARY_VERSION}. Update feedback-loop and try again.`;
  throw new PatternsError('UNSUPPORTED_VERSION', message, { path });
};

interface Shape {
  readonly form: LibraryForm;
  readonly patterns: readonly Json[];
  readonly changelog: readonly Json[];
  readonly extras: Readonly<Record<string, Json>>;
}

const shapeOf = (value: unknown, path: string | undefined): Shape => {
  if (Array.isArray(value))
    return { form: 'full', patterns: value as readonly Json[], changelog: [], extras: {} };
  if (!isRecord(value)) return refuseShape(path, 'holds neither an object nor a list');
  const { patterns, changelog = [], schema_version: version, ...extras } = value;
  if (patterns === undefined && Object.keys(value).length > 0)
    return refuseShape(path, 'has no list "patterns"');
  const list = patterns ?? [];
  if (!Array.isArray(list)) return refuseShape(path, 'has "patterns" that is not a list');
  if (!Array.isArray(changelog)) return refuseShape(path, 'has a "changelog" that is not a list');
  if (version !== undefined && version !== LIBRARY_VERSION) return refuseNewer(path, version);
  return { form: version === undefined ? 'full' : 'lessons', patterns: list, changelog, extras };
};

const warning = (code: string, message: string, path: string | undefined): Problem => ({
  severity: 'warning',
  code,
  message,
  ...(path === undefined ? {} : { path }),
});

const readEntries = (
  values: readonly Json[],
  path: string | undefined,
  problems: Problem[],
): readonly LibraryEntry[] => {
  const seen = new Set<string>();
  return values.map((value, index): LibraryEntry => {
    const reading = readPattern(value);
    const name = reading.kind === 'pattern' ? reading.pattern.name : reading.name;
    const place = `patterns[${index}]${name === undefined ? '' : ` (${name})`}`;
    if (reading.kind === 'invalid') {
      const message = `${place} is kept in the file but not applied: ${reading.reason}. Correct it there.`;
      problems.push(warning('INVALID_PATTERN', message, path));
      return { kind: 'inert', name, value };
    }
    const key = nameKey(reading.pattern.name);
    if (seen.has(key)) {
      const message = `${place} is kept in the file but not applied: an earlier pattern has the same name. Rename or remove one.`;
      problems.push(warning('DUPLICATE_PATTERN', message, path));
      return { kind: 'inert', name, value };
    }
    seen.add(key);
    return reading;
  });
};

/**
 * Reads the text of a library file in either form, or a bare list of patterns. A single pattern that cannot be read is kept and
 * reported; a text that is no library at all throws `PatternsError` (`CORRUPT_LIBRARY` with line and column, `UNSUPPORTED_VERSION`).
 * `path` is only for messages.
 */
export const readLibrary = (text: string, path?: string): LibraryReading => {
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') {
    const message = `${path ?? 'The pattern library'} is empty: no patterns were read. Restore it if it should hold some.`;
    const problems = [warning('EMPTY_FILE', message, path)];
    return { patterns: [], changelog: [], problems, library: emptyLibrary() };
  }
  const shape = shapeOf(parseJson(json, path), path);
  const problems: Problem[] = [];
  const library: Library = { ...shape, entries: readEntries(shape.patterns, path, problems) };
  return {
    patterns: patternsOf(library),
    // Few ask for it, and it grows for ever.
    get changelog() {
      return changesOf(library);
    },
    problems,
    library,
  };
};
