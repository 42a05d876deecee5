import { expect, it } from 'vitest';
import * as collector from '../src/index.ts';

it('exports these names', () => {
  expect(Object.keys(collector).toSorted()).toMatchInlineSnapshot(`
    [
      "ALLOWED_PLAN_ROOTS",
      "CollectorError",
      "MetricsCollector",
      "detectFormat",
      "findRegressions",
      "ingestReport",
      "readPlan",
      "readReport",
      "readers",
      "redactText",
    ]
  `);
});
