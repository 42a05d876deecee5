import { Event } from '@feedback/schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BENCHMARK_FIXTURES } from './benchmark/fixtures.ts';
import { PRODUCTION_FIXTURES } from './production/fixtures.ts';
import { readText } from './report.ts';

const FORMATS = [
  undefined,
  'k6-json',
  'lighthouse-json',
  'hyperfine-json',
  'pytest-benchmark-json',
  'benchmark-json',
  'benchmark-text',
  'sentry',
  'otlp-json',
  'log',
] as const;

const SNIPPETS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  'null',
  '-1',
  '1e999',
  'true',
  '0',
  '\n',
  '\t',
  '\0',
  '\uFEFF',
  '\uD800',
  '__proto__',
  '\u001B[2J',
  '"length":99999999',
  '"length":-1',
  '{"type":"event"}\n',
  'ERROR ',
  '2026-13-45T99:99:99Z ',
  'Traceback (most recent call last):\n',
  'panic: ',
  '    at ',
  '(((((',
] as const;

/** A report after a few random cuts, copies and insertions. */
const mutant = fc
  .tuple(
    fc.constantFrom(...BENCHMARK_FIXTURES, ...PRODUCTION_FIXTURES),
    fc.array(
      fc.record({
        at: fc.nat(),
        remove: fc.nat({ max: 40 }),
        insert: fc.oneof(fc.constantFrom(...SNIPPETS), fc.string({ maxLength: 5 }), fc.constant('')),
        copy: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((changed, { at, remove, insert, copy }) => {
      const index = at % (changed.length + 1);
      const piece = copy ? changed.slice(index, index + remove).repeat(2) : '';
      return changed.slice(0, index) + insert + piece + changed.slice(index + remove);
    }, text),
  );

it('reads any mutant of a report of production or benchmarks into valid events and problems', async () => {
  await fc.assert(
    fc.asyncProperty(mutant, fc.constantFrom(...FORMATS), async (text, format) => {
      const { events, problems, runs } = await readText(text, { format });
      for (const event of events) expect(Event.safeParse(event).success).toBe(true);
      for (const { code, message } of problems) {
        expect(code).not.toBe('UNREADABLE');
        expect(message).not.toBe('');
      }
      expect(runs.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: Number(process.env['FEEDBACK_MUTANTS'] ?? 3_000) },
  );
}, 120_000);
