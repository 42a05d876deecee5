import { jestDocument } from '../test-report/jest-document.ts';
import { jsonTestReader } from '../test-report/json-test-reader.ts';

/** Jest's `--json` output, `FormattedTestResults` of `@jest/test-result`. */
export const jestJson = jsonTestReader({
  name: 'jest-json',
  description: 'JSON output of Jest',
  recognise: (keys) =>
    keys.has('numTotalTests') && (keys.has('numRuntimeErrorTestSuites') || keys.has('wasInterrupted')),
  parse: jestDocument,
});
