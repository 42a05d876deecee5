import { expect, test } from 'vitest';
import * as patterns from '../src/index.ts';

test('exports what its users build on', () => {
  expect(Object.keys(patterns).toSorted()).toMatchInlineSnapshot(`
    [
      "PatternIndex",
      "PatternManager",
      "PatternsError",
      "builtinPatterns",
      "changesAbout",
      "composeLibrary",
      "exportPatterns",
      "findNearDuplicates",
      "findPatterns",
      "importPatterns",
      "isSnoozed",
      "lessonOf",
      "mergeLibraries",
      "openInbox",
      "parsePatternsMarkdown",
      "patternId",
      "readAddress",
      "readLibrary",
      "renderPatternsMarkdown",
      "revisionAddress",
      "similarNames",
      "writeLibrary",
    ]
  `);
});
