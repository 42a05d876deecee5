import { expect, it } from 'vitest';
import * as rules from '../src/index.ts';

it('exports exactly these names', () => {
  expect(Object.keys(rules).toSorted()).toMatchInlineSnapshot(`
    [
      "MAX_CODE_LENGTH",
      "RulesError",
      "UNKNOWN_SYNTAX",
      "checkCode",
      "checkSyntax",
      "compileRule",
      "createMatcher",
      "describePattern",
      "enclosingStatements",
      "expandRule",
      "factsOf",
      "farNesting",
      "fixCode",
      "fixWithRule",
      "inferRule",
      "matchRule",
      "ordinaryRate",
      "provePattern",
      "sameTree",
      "standAlone",
      "unknownSyntax",
      "unusedSuppressions",
    ]
  `);
});
