import { expect, it } from 'vitest';
import { BoundedText } from '../../src/test-report/bounded-text.ts';

it('keeps the beginning and the end', () => {
  const text = new BoundedText(40);
  for (let line = 0; line < 1_000; line++) text.add(`line ${line}`);
  expect(text.lines.slice(0, 2)).toEqual(['line 0', 'line 1']);
  expect(text.lines.at(-1)).toBe('line 999');
  expect(text.lines.join('\n').length).toBeLessThanOrEqual(42);
});

it('keeps all of a short text', () => {
  const text = new BoundedText();
  text.add('a');
  text.add('b');
  expect(text.lines).toEqual(['a', 'b']);
});
