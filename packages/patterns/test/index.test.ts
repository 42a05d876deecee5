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
      "composeLayers",
      "composeLibrary",
      "exportPatterns",
      "findPatterns",
      "findRegion",
      "importPatterns",
      "inferLessons",
      "isSwitch",
      "lessonOf",
      "loadLayers",
      "loadLibraryLayers",
      "mergeLibraries",
      "parsePatternsMarkdown",
      "patternId",
      "planInstructions",
      "readLibrary",
      "renderPatternsMarkdown",
      "writeLibrary",
    ]
  `);
});
