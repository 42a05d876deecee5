import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from './report.ts';

const FIXTURES = [
  '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="all"><testsuite name="s" tests="2" timestamp="2026-01-30T10:00:00"><testcase name="a" classname="c" file="f" line="3"><failure message="m &amp; n" type="T"><![CDATA[at x]]></failure><system-out>o</system-out></testcase><testcase name="b"><skipped type="todo"/></testcase></testsuite></testsuites>',
  '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t","rules":[{"id":"A","messageStrings":{"d":{"text":"{0}"}}}]}},"results":[{"ruleId":"A","ruleIndex":0,"level":"error","message":{"id":"d","arguments":["x"]},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.ts"},"region":{"startLine":1}}}]}]}]}',
  '{"bugs":[{"pattern":"p","error":"e","code":"c","file_path":"f","line":1,"timestamp":"2026-01-30","count":2,"occurrences":[]}],"code_reviews":[{"severity":"high"}]}',
];

const SNIPPETS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '\0',
  '\uFEFF',
  '\uD800',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  '-1',
  '1e999',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<!DOCTYPE x [',
  '<?',
  '/>',
  '__proto__',
  '\u001B[2J',
  '\uFFFF',
];

/** A fixture after a few random cuts, copies and insertions. */
const mutant = fc
  .tuple(
    fc.constantFrom(...FIXTURES),
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

describe('reading never throws', () => {
  it.each(['as it is', 'junit', 'sarif', 'metrics-json'])(
    'a mutant %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(mutant, async (text) => {
          const options = format === 'as it is' ? {} : { format };
          const { events, problems } = await readText(text, options);
          for (const event of events) expect(event.event_id).toMatch(/^e_/);
          for (const problem of problems) expect(problem.message).not.toBe('');
        }),
        { numRuns: 800 },
      );
    },
    60_000,
  );
});
