import * as fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { readers } from '../../src/index.ts';
import { BENCHMARK_FIXTURES } from '../benchmark/fixtures.ts';
import { PRODUCTION_FIXTURES } from '../production/fixtures.ts';
import { SEEDS } from './seeds.ts';

const REPORTS = [...SEEDS.map(([, report]) => report), ...BENCHMARK_FIXTURES, ...PRODUCTION_FIXTURES];

/** What breaks parsers, counters and terminals. */
const PIECES = '< > & " \' { } [ ] ( ) , : ; = # \\ / null true -1 0 1e999 NaN'
  .split(' ')
  .concat('<![CDATA[', ']]>', '<!--', '-->', '<!DOCTYPE x [', '<?', '/>', '__proto__', 'constructor')
  .concat('\0', '\uFEFF', '\uD800', '\uFFFF', '\u001B[2J', '\u202E', '\r', '\n', '\n    ', '\t')
  .concat('1..0', 'ok 99999999999999999999', '9007199254740993', '2026-02-30T99:00:00Z', 'at x (y:1:1)');

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 60 }),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8, unit: 'binary' }), fc.constant('')),
  copies: fc.constantFrom(0, 0, 1, 2, 40),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const edited = (text: string, { at, remove, insert, copies }: Edit): string => {
  const index = at % (text.length + 1);
  const piece = text.slice(index, index + remove).repeat(copies);
  return text.slice(0, index) + insert + piece + text.slice(index + remove);
};

/** `JSON.stringify` of these is small, and what they make of a reader is not. */
const SHAPES = fc.constantFrom<unknown>(null, 1, 'x', [], {}, [null], [[]], { constructor: 1 }, true);

const isJson = (report: string): boolean => {
  try {
    return typeof JSON.parse(report) === 'object';
  } catch {
    return false;
  }
};

/** A JSON report in which one value has another shape. */
const reshaped = fc
  .tuple(fc.constantFrom(...REPORTS.filter(isJson)), fc.nat({ max: 60 }), SHAPES)
  .map(([report, position, shape]) => {
    let at = 0;
    return JSON.stringify(JSON.parse(report), (_key, value: unknown) =>
      at++ === position + 1 ? shape : value,
    );
  });

/** How a text is stored: mostly as UTF-8, at times compressed, in another encoding, or cut in the middle of that. */
const STORED: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(text),
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'latin1'),
  (text) => gzipSync(text),
  (text) => gzipSync(text).subarray(0, -9),
];

export interface Mutant {
  readonly bytes: Uint8Array;
  /** How it is read: as what it looks like, or as a format that it is not. */
  readonly format: string | undefined;
  /** The size of the pieces that it arrives in. */
  readonly size: number;
}

/** A report after a few cuts, copies and insertions, or two of them glued together. */
const torn = fc
  .record({
    reports: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...REPORTS).map((report) => [report]) },
      { weight: 1, arbitrary: fc.array(fc.constantFrom(...REPORTS), { minLength: 2, maxLength: 2 }) },
    ),
    edits: fc.array(edit, { minLength: 1, maxLength: 6 }),
  })
  .map(({ reports, edits }) => edits.reduce(edited, reports.join('\n')));

/** A report of our own that is damaged in some way. */
export const mutant: fc.Arbitrary<Mutant> = fc
  .record({
    text: fc.oneof({ weight: 3, arbitrary: torn }, { weight: 1, arbitrary: reshaped }),
    stored: fc.constantFrom(...STORED),
    format: fc.option(fc.constantFrom(...readers.map(({ name }) => name)), { nil: undefined, freq: 3 }),
    size: fc.constantFrom(1, 7, 64, 100_000),
  })
  .map(({ text, stored, format, size }) => ({
    bytes: stored(text),
    format,
    size,
  }));
