import { tapFailure } from '../tap/tap-case.ts';
import { TapLevel } from '../tap/tap-level.ts';
import type { TapResult, TapSink } from '../tap/tap-result.ts';
import { tapLine } from '../tap/tap-line.ts';
import { lineTestReader, type LineTestReading } from '../test-report/line-test-reader.ts';
import type { TestOutcome } from '../test-report/test-case.ts';
import type { TestReport } from '../test-report/test-report.ts';

const nameOf = (path: readonly string[]): string => path.filter((part) => part !== '').join(' > ');

/** The reference implementation counts each `not ok`, also of a test that is to be done; so do all that show its numbers. */
const outcomeOf = ({ ok, directive }: TapResult): TestOutcome => {
  if (!ok) return 'failed';
  return directive === 'skip' ? 'skipped' : 'passed';
};

/** node:test says of a suite that its hook broke; its tests are then cancelled and say nothing. */
const brokeItself = ({ yaml }: TapResult): boolean =>
  yaml.some((line) => /^\s*failureType: '?hookFailed\b/.test(line));

const addSuite = (report: TestReport, result: TapResult): void => {
  if (result.ok || result.directive !== undefined) return;
  const explained = (result.suite?.broken ?? 0) > 0;
  if (explained && !brokeItself(result)) return;
  report.add({
    ...tapFailure(result),
    name: result.name,
    suite: nameOf(result.path),
    outcome: explained ? 'errored' : 'failed',
    standing: explained ? 'uncounted' : 'outside',
  });
};

const addResult = (report: TestReport, result: TapResult): void => {
  if (result.suite !== undefined) return addSuite(report, result);
  const outcome = outcomeOf(result);
  const failed = outcome === 'failed' ? tapFailure(result) : {};
  const name = result.name === '' ? `test ${result.id ?? ''}`.trim() : result.name;
  const silent = result.directive !== undefined;
  return report.add({ ...failed, name, suite: nameOf(result.path), outcome, silent });
};

/** So much that is wrong with streams themselves is told one by one; all of it is counted. */
const TOLD = 100;

/** Several streams can be in one file; each begins with a version. */
class TapReading implements LineTestReading {
  readonly #sink: TapSink;
  #level: TapLevel;
  #partial = false;
  #troubles = 0;

  constructor(report: TestReport) {
    const outside = { outcome: 'failed', standing: 'outside' } as const;
    this.#sink = {
      result: (result) => addResult(report, result),
      trouble: (message, path) => {
        const silent = ++this.#troubles > TOLD;
        report.add({
          name: nameOf(path) || 'TAP stream',
          suite: nameOf(path),
          message,
          type: 'TAP',
          silent,
          ...outside,
        });
      },
      skipped: (points) => report.counts.skip(points),
      bailout: (reason) =>
        report.add({
          name: 'Bail out!',
          message: reason,
          type: 'Bail out',
          outcome: 'errored',
          standing: 'uncounted',
        }),
    };
    this.#level = new TapLevel(this.#sink);
  }

  line(line: string): undefined {
    if (/^TAP version \d+$/i.test(line) && this.#level.hasPoints) {
      this.#partial = this.#level.end() || this.#partial;
      this.#level = new TapLevel(this.#sink);
    }
    this.#level.line(line);
  }

  finish(): boolean {
    return this.#level.end() || this.#partial;
  }
}

/** Go prints `ok  \tpackage\t0.1s`. */
const GO = /^(?:ok|FAIL|\?) {2,3}\t|^=== RUN\s/m;

/** A stream whose tests are all skipped is only a plan, with comments. */
const begins = (lines: readonly string[]): boolean => {
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return tapLine(first ?? '')?.kind === 'plan';
};

const looksLikeTap = (head: string): boolean => {
  const lines = head.split('\n').map((line) => line.replace(/\r$/, ''));
  const kinds = lines.map((line) => tapLine(line)).filter((found) => found !== undefined);
  if (kinds.some(({ kind }) => kind === 'version')) return true;
  if (GO.test(head)) return false;
  const points = kinds.filter((found) => found.kind === 'point');
  const planned = kinds.some(({ kind }) => kind === 'plan');
  if (points.length === 0) return planned && begins(lines);
  return planned || points.some(({ point }) => point.id !== undefined);
};

/** The Test Anything Protocol, versions 12 to 14. */
export const tap = lineTestReader({
  name: 'tap',
  description: 'TAP, versions 12 to 14',
  detect: looksLikeTap,
  reading: (report) => new TapReading(report),
});
