import { GoJson } from '../go-test/go-json.ts';
import { GoRun } from '../go-test/go-run.ts';
import { GoText } from '../go-test/go-text.ts';
import { lineTestReader } from '../test-report/line-test-reader.ts';

const ACTION =
  /^[ \t]*\{(?=.*"Action"\s*:\s*"(?:start|run|pause|cont|pass|bench|fail|output|skip|build-output|build-fail)").*"(?:Package|ImportPath)"\s*:/m;

/** The events of `go test -json` (`go doc test2json`), also as gotestsum's `--jsonfile` keeps them. */
export const goTestJson = lineTestReader({
  name: 'go-test-json',
  description: 'events of go test -json',
  detect: (head) => ACTION.test(head),
  reading: (report) => {
    const run = new GoRun(report);
    const text = new GoText(run);
    const json = new GoJson(run, report, text);
    return {
      line: (line) => json.line(line),
      finish() {
        const partial = json.finish();
        text.finish();
        run.finish();
        return partial;
      },
    };
  },
});
