import type { Pattern } from '@feedback/schema';
import * as fc from 'fast-check';

/** Text that tries to break the layout it is put into. */
const hostile = fc.constantFrom(
  '```\nx = 1\n```',
  '````',
  '-->',
  '<!-- feedback:pattern\n{}\n-->',
  '<script>alert(1)</script>',
  '### 2. Another Pattern',
  '❌ Bad Pattern',
  '✅ Good Pattern\n```js\nf()\n```',
  '**Severity:** low',
  '**Problems:**\n- one\n- two',
  'Problem: it crashes',
  '~~~',
  '---',
  '===',
  '| a | b |\n|---|---|',
  '1. one',
  '- [ ] task',
  '> quote',
  '[link]: http://x.test',
  'a\n\nb',
  'C:\\temp\\new',
  '&lt; \\< &amp;',
  '\r\n',
  '\r',
  '\t',
  '\u0000\u001B[31mred',
  '\u202Etxt',
  '\uD800',
  '    indented',
  '',
  ' ',
);

const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** Any text, often one that looks like markup. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(line, hostile), { maxLength: 4 })
  .chain((parts) => fc.constantFrom('', ' ', '\n', '\n\n').map((glue) => parts.join(glue)));

const timestamp = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Names that are different patterns: with a letter, told apart by a number. */
const anyName = fc
  .tuple(fc.oneof(anyText, fc.constantFrom('bounds_checking', 'numpy_json', 'Camel-Case X')), fc.nat(99))
  .map(([text, ordinal]) => `${text}n${ordinal}`);

const optional = {
  language: fc.constantFrom('python', 'javascript', 'typescript', 'tsx'),
  tags: fc.array(anyText, { maxLength: 3 }),
  rule: anyText.map((text) => ({ language: 'python', rule: { pattern: text } })),
  examples: fc.record({
    bad: fc.array(anyText, { maxLength: 2 }),
    good: fc.array(anyText, { maxLength: 2 }),
  }),
  tier: fc.constantFrom('proved_fix', 'proved_check', 'advice'),
  matches: fc.array(anyText, { maxLength: 2 }).map((messages) => ({ messages })),
  status: fc.constantFrom('proposed', 'active', 'archived', 'dismissed'),
  active_since: timestamp,
  provenance: anyText.map((note) => ({ origin: 'manual', note })),
  effectiveness: fc.option(fc.float({ min: 0, max: 1, noNaN: true })),
  team_note: anyText,
};

/** Any pattern that the schema allows, with an unknown field now and then; numbers as JSON has them. */
const anyPattern: fc.Arbitrary<Pattern> = fc
  .record(
    {
      pattern_id: fc.string({ minLength: 1 }),
      name: anyName,
      description: anyText,
      bad_example: anyText,
      good_example: anyText,
      test_coverage: anyText,
      occurrence_frequency: fc.nat(),
      last_occurrence: fc.option(fc.oneof(timestamp, anyText)),
      severity: fc.constantFrom('low', 'medium', 'high', 'critical'),
      effectiveness_score: fc.float({ min: 0, max: 1, noNaN: true }),
      ...optional,
    },
    {
      requiredKeys: [
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
      ],
    },
  )
  .map((pattern) => JSON.parse(JSON.stringify(pattern)) as Pattern);

/** A library of patterns with different names. */
export const anyPatterns: fc.Arbitrary<Pattern[]> = fc.uniqueArray(anyPattern, {
  maxLength: 4,
  selector: ({ name }) => /\d+$/.exec(name)?.[0],
});
