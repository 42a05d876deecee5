import { expect, test } from 'vitest';
import { ordinaryRate } from '../src/ordinary-word.ts';

test('knows words that everybody uses from those of one project', () => {
  expect(ordinaryRate('python', 'decode')).toBeGreaterThan(0);
  expect(ordinaryRate('typescript', 'slice')).toBeGreaterThan(ordinaryRate('python', 'slice'));
  expect(ordinaryRate('python', 'frobnicated_total')).toBe(0);
});

test('knows a name of the platform that well-kept code hardly has', () => {
  expect(ordinaryRate('javascript', 'eval')).toBeGreaterThan(0);
});

test.each(['', 'a b', '"text"', '==', '1'])('has no rate for what is no name: %j', (word) => {
  expect(ordinaryRate('python', word)).toBe(0);
});
