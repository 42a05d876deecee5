import { expect, it } from 'vitest';
import * as entry from '../../src/vitest/index.ts';

it('exports the reporter by name, and as the default that Vitest takes', () => {
  expect(Object.keys(entry).toSorted()).toEqual(['FeedbackReporter', 'default']);
  expect(entry.default).toBe(entry.FeedbackReporter);
});
