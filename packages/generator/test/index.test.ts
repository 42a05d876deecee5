import { expect, test } from 'vitest';
import * as generator from '../src/index.ts';

test('exports these names and no others', () => {
  expect(Object.keys(generator).toSorted()).toMatchInlineSnapshot(`
    [
      "GeneratorError",
      "PatternAwareGenerator",
      "analyzePrompt",
      "calculateConfidence",
      "matchPatterns",
      "prioritizePatterns",
      "withRetrieved",
    ]
  `);
});
