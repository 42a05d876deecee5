import { withGoBenchmarks } from '../benchmark/with-go-benchmarks.ts';
import { GoRun } from '../go-test/go-run.ts';
import { GoText } from '../go-test/go-text.ts';
import { lineTestReader } from '../test-report/line-test-reader.ts';

const MARKS: readonly RegExp[] = [
  /^=== RUN[ \t]+\S+$/m,
  /^[ \t]*--- (?:PASS|FAIL|SKIP|BENCH): \S+(?: \([\d.]+(?:s| seconds)\))?$/m,
  /^(?:ok|FAIL|\?)[ \t]+\S+[ \t]+(?:[\d.]+s|\(cached\)|\[(?:build failed|setup failed|no test files)\])/m,
];

const lines = (head: string): string => head.replaceAll('\r\n', '\n');

/** The output of `go test`, best with `-v`: without it, tests that pass are not told (`go help test`, package testing). */
export const goTestText = withGoBenchmarks(
  lineTestReader({
    name: 'go-test-text',
    description: 'output of go test -v',
    detect: (head) => {
      const text = lines(head);
      // Lines of `go test -json` hold these marks inside of strings only.
      return !/^\s*\{/.test(text) && MARKS.some((mark) => mark.test(text)) && !/^TAP version \d/m.test(text);
    },
    reading: (report) => {
      const run = new GoRun(report);
      const text = new GoText(run);
      return {
        line(line) {
          text.line(line);
          return undefined;
        },
        finish() {
          const partial = text.finish();
          run.finish();
          return partial;
        },
      };
    },
  }),
);
