import { jestDocument } from '../test-report/jest-document.ts';
import { jsonTestReader } from '../test-report/json-test-reader.ts';

/** Vitest's `json` reporter: Jest's format with a few keys less. */
export const vitestJson = jsonTestReader({
  name: 'vitest-json',
  description: 'JSON reports of Vitest',
  recognise: (keys) =>
    (keys.has('numTotalTests') || keys.has('numTotalTestSuites')) &&
    !keys.has('numRuntimeErrorTestSuites') &&
    !keys.has('wasInterrupted'),
  parse: jestDocument,
});
