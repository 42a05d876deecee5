import { expect, it } from 'vitest';
import * as traces from '../src/index.ts';

it('exports what is listed here', () => {
  expect(Object.keys(traces).toSorted()).toMatchInlineSnapshot(`
    [
      "beginsPanic",
      "beginsTraceback",
      "continuesTrace",
      "errorIn",
      "isGoCall",
      "parseFrame",
      "parseFrames",
      "parseTraces",
      "sourcePath",
      "topFrame",
      "traceStart",
    ]
  `);
});
