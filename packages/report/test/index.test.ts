import { expect, test } from 'vitest';
import * as report from '../src/index.ts';

test('exports these names', () => {
  expect(Object.keys(report).toSorted()).toMatchInlineSnapshot(`
    [
      "SEVERITY_STYLE",
      "bar",
      "cutText",
      "findingsRenderer",
      "junitPieces",
      "padText",
      "painter",
      "plainLine",
      "plainText",
      "renderFindings",
      "renderGithub",
      "renderHtml",
      "renderJunit",
      "renderMarkdown",
      "renderSarif",
      "renderTable",
      "sarifPieces",
      "sparkline",
      "textWidth",
    ]
  `);
});
