import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportPatterns, findRegion, planInstructions } from '../../../src/index.ts';
import { aPattern } from '../../a-pattern.ts';
import { anyPatterns, anyText } from '../../arbitrary-patterns.ts';

const patterns = [aPattern(), aPattern({ name: 'calm_logs', severity: 'low' })];

const plan = (previous: string | undefined, more: object = {}) =>
  planInstructions(patterns, { format: 'agents', previous, ...more });

const written = async (previous: string | undefined, more: object = {}): Promise<string> => {
  const planned = await plan(previous, more);
  if (planned.kind !== 'changed') throw new Error(`Nothing to write: ${planned.kind}`);
  return planned.text;
};

const outside = (text: string): readonly [string, string] => {
  const region = findRegion(text);
  return region.kind === 'present' ? [text.slice(0, region.start), text.slice(region.end)] : [text, ''];
};

test('adds a region at the end, and finds it up to date afterwards', async () => {
  const text = await written('# Ours\n\nHello.\n');
  expect(text.startsWith('# Ours\n\nHello.\n\n<!-- feedback-loop:begin limit=8000 sha256=')).toBe(true);
  expect(text.endsWith('<!-- feedback-loop:end -->\n')).toBe(true);
  expect(await plan(text)).toEqual({ kind: 'current' });
});

test('makes a new file for each agent', async () => {
  expect(await written(undefined)).toMatch(/^<!-- feedback-loop:begin/);
  const cursor = await exportPatterns(patterns, { format: 'cursor' });
  expect(cursor).toMatch(/^---\ndescription: .+\nalwaysApply: true\n---\n\n<!-- feedback-loop:begin/);
});

/** Whether nothing but line breaks came to a text, at one place. */
const holds = ([head, tail]: readonly [string, string], text: string): boolean =>
  Array.from({ length: text.length + 1 }, (_, at) => [text.slice(0, at), text.slice(at)] as const).some(
    ([before, after]) =>
      head.startsWith(before) &&
      tail.endsWith(after) &&
      /^[\r\n]*$/.test(head.slice(before.length) + tail.slice(0, tail.length - after.length)),
  );

test('leaves all other text as it is, byte for byte, and the second time everything', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, anyPatterns, async (before, after, all) => {
      const sync = async (lessons: typeof all, previous: string): Promise<string> => {
        const planned = await planInstructions(lessons, { format: 'agents', previous });
        return planned.kind === 'changed' ? planned.text : planned.kind;
      };
      const first = await sync(all, before);
      expect(holds(outside(first), before)).toBe(true);
      const grown = `${first}${after}`;
      const more = [...all, aPattern({ name: 'one_more_0' })];
      const second = await sync(more, grown);
      expect(outside(second)).toEqual(outside(grown));
      expect(await sync(more, second)).toBe('current');
    }),
    { numRuns: 80 },
  );
});

test.each([
  ['Windows line ends', '# Ours\r\n\r\nHello.\r\n'],
  ['no final newline', '# Ours\n\nHello.'],
  ['a byte order mark', '\uFEFF# Ours\n'],
  ['nothing in it', ''],
  ['blank lines at its end', '# Ours\n\n\n\n'],
])('keeps a file with %s as it is', async (_, previous) => {
  const text = await written(previous);
  expect(text.startsWith(previous)).toBe(true);
  expect(new Set(text.match(/\r?\n/g)).size).toBe(1);
  expect(await plan(text)).toEqual({ kind: 'current' });
});

test('puts the region before a fence or comment that nobody closed', async () => {
  const text = await written('# Ours\n\n```js\nopen()\n');
  expect(text.endsWith('<!-- feedback-loop:end -->\n\n```js\nopen()\n')).toBe(true);
  expect(text.startsWith('# Ours\n\n<!-- feedback-loop:begin')).toBe(true);
});

test('tells that a region was edited, and replaces it only by force', async () => {
  const text = (await written('# Ours\n')).replace('crash on empty lists', 'crash on EMPTY lists');
  expect(await plan(text)).toMatchObject({
    kind: 'refused',
    problem: { code: 'EDITED_REGION', line: 3, message: expect.stringContaining('--force') as string },
  });
  expect(await written(text, { force: true })).toBe(await written('# Ours\n'));
});

const whole = '<!-- feedback-loop:begin x -->\nx\n<!-- feedback-loop:end -->\n';

test.each([
  ['no end marker', 'a\n<!-- feedback-loop:begin x -->\nb\n', 2],
  ['no begin marker', 'a\n\n<!-- feedback-loop:end -->\n', 3],
  ['two regions', whole + whole, 4],
  ['a second end', `${whole}<!-- feedback-loop:end -->`, 4],
  ['a begin in a region', '<!-- feedback-loop:begin -->\n<!-- feedback-loop:begin -->\n', 2],
])('leaves a file alone, also by force, that has %s', async (_, text, line) => {
  expect(await plan(text, { force: true })).toMatchObject({
    kind: 'refused',
    problem: { severity: 'error', code: 'DAMAGED_REGION', line },
  });
});

test('takes a marker that stands in a line for text', async () => {
  const text = await written('Say `<!-- feedback-loop:begin -->` to begin.\n');
  expect(findRegion(text).kind).toBe('present');
});

test('keeps the limit that a file was written with', async () => {
  const text = await written('', { limit: 900 });
  expect(text).toContain('limit=900 ');
  expect(await plan(text)).toEqual({ kind: 'current' });
  expect((await plan(text, { limit: 2_000 })).kind).toBe('changed');
});

test('is up to date on a machine that has other numbers', async () => {
  await fc.assert(
    fc.asyncProperty(anyPatterns, fc.integer({ min: 800, max: 4_000 }), async (all, limit) => {
      const counted = all.map((pattern, index) => ({ ...pattern, occurrence_frequency: (index * 5) % 7 }));
      const uncounted = all.map((pattern) => ({ ...pattern, occurrence_frequency: 0 }));
      const first = await planInstructions(counted, { format: 'agents', byNumbers: true, limit });
      if (first.kind !== 'changed') throw new Error('Nothing was written');
      for (const byNumbers of [true, false])
        expect(
          await planInstructions(uncounted, { format: 'agents', previous: first.text, byNumbers }),
        ).toEqual({ kind: 'current' });
    }),
    { numRuns: 80 },
  );
});

test('gives the room that a lesson leaves to the next, also without numbers', async () => {
  const many = Array.from({ length: 12 }, (_, index) => aPattern({ name: `p${index + 10}` }));
  const examplesIn = (text: string) => [...text.matchAll(/^#### (.+)$/gm)].map(([, name]) => name);
  const sync = async (lessons: typeof many, previous?: string): Promise<string> => {
    const planned = await planInstructions(lessons, {
      format: 'agents',
      previous,
      limit: 2_000,
      byNumbers: true,
    });
    return planned.kind === 'changed' ? planned.text : planned.kind;
  };
  const first = await sync(many);
  expect(await sync(many, first)).toBe('current');
  const second = await sync(many.slice(1), first);
  expect(examplesIn(second).length).toBeGreaterThanOrEqual(examplesIn(first).length);
  expect(examplesIn(second)).not.toContain('p10');
});
