import { expect, test } from 'vitest';
import * as patterns from '../src/index.ts';

test('exports what its users build on', () => {
  expect(Object.keys(patterns).toSorted()).toMatchInlineSnapshot(`
    [
      "EXPORT_FORMATS",
      "IMPORT_FORMATS",
      "INSTRUCTION_FILES",
      "INSTRUCTION_FORMATS",
      "LEAST_LIMIT",
      "PatternIndex",
      "PatternManager",
      "PatternsError",
      "builtinPatterns",
      "changesAbout",
      "composeLayers",
      "composeLibrary",
      "exportPatterns",
      "findNearDuplicates",
      "findRegion",
      "importPatterns",
      "inferLessons",
      "isSwitch",
      "loadLayers",
      "loadLibraryLayers",
      "lookUpEvidence",
      "openInbox",
      "parsePatternsMarkdown",
      "planInstructions",
      "readAddress",
      "readLibrary",
      "renderPatternsMarkdown",
      "revisionAddress",
      "similarNames",
      "writeLibrary",
    ]
  `);
});
