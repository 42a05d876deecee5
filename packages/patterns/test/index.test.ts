import { expect, test } from 'vitest';
import * as patterns from '../src/index.ts';

test('exports what its users build on', () => {
  expect(Object.keys(patterns).toSorted()).toMatchInlineSnapshot(`
    [
      "PatternIndex",
      "PatternManager",
      "PatternsError",
      "builtinPatterns",
      "composeLibrary",
      "exportPatterns",
      "findPatterns",
      "importPatterns",
      "lessonOf",
      "mergeLibraries",
      "parsePatternsMarkdown",
      "patternId",
      "readLibrary",
      "renderPatternsMarkdown",
      "writeLibrary",
    ]
  `);
});
