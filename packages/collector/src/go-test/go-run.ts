import type { ParsedTimestamp } from '@feedback/schema';
import { BoundedText } from '../test-report/bounded-text.ts';
import type { TestCase } from '../test-report/test-case.ts';
import type { TestReport } from '../test-report/test-report.ts';
import { buildFailureOf, failureOf } from './go-failure.ts';
import { GoPackage } from './go-package.ts';

const keyOf = ({ suite, name }: TestCase): string => JSON.stringify([suite, name]);

const UNBUILT = /\[(?:build|setup) failed\]/;

/** How a package came to its end. */
export interface PackageEnd {
  readonly passed: boolean;
  /** Why it did not even run: `build failed`, `setup failed`. */
  readonly unbuilt?: string | undefined;
  /** What could not be built for it, where that has another name. */
  readonly failedBuild?: string | undefined;
  readonly time?: ParsedTimestamp | undefined;
}

/** The segments that all package paths begin with. */
const commonPath = (paths: readonly string[]): string => {
  const parts = paths.map((path) => path.split('/'));
  const first = parts[0] ?? [];
  const length = first.findIndex((part, index) => parts.some((other) => other[index] !== part));
  return (length === -1 ? first : first.slice(0, length)).join('/');
};

/** All that one report of `go test` tells, from whichever form of it. */
export class GoRun {
  readonly #report: TestReport;
  readonly #builds = new Map<string, BoundedText>();
  readonly #used = new Set<string>();
  readonly #failedBuilds = new Set<string>();
  readonly #paths = new Set<string>();
  /** Failures wait for the end: a package that runs again (gotestsum `--rerun-fails`) tells whether they were flaky. */
  #held = new Map<string, TestCase[]>();

  constructor(report: TestReport) {
    this.#report = report;
  }

  /** A line that the compiler printed for a package. */
  build(path: string, line: string): void {
    const output = this.#builds.get(path) ?? new BoundedText();
    output.add(line);
    this.#builds.set(path, output);
  }

  /** A build failed; the packages that needed it tell so themselves. */
  buildFailed(path: string): void {
    this.#failedBuilds.add(path);
  }

  /** A package came to its end. */
  end(path: string, found: GoPackage, end: PackageEnd): void {
    this.#paths.add(path);
    const cases = found.cases(path, end.passed);
    const broken = cases.some(({ outcome }) => outcome === 'failed' || outcome === 'errored');
    const all = end.passed || broken ? cases : [...cases, this.#packageFailure(path, found, end)];
    const before = this.#held;
    const now = new Map<string, TestCase[]>();
    for (const test of all) this.#settle(test, before, now);
    for (const [key, tests] of now) before.set(key, tests);
  }

  /** A package that was cut off. */
  cut(path: string, found: GoPackage): void {
    for (const test of found.cases(path, undefined)) this.#settle(test, this.#held, this.#held);
  }

  finish(): void {
    for (const path of this.#failedBuilds)
      if (!this.#used.has(path)) this.#report.add(this.#buildFailure(path, path, 'build failed'));
    for (const tests of this.#held.values()) for (const test of tests) this.#report.add(test);
    this.#held = new Map();
    this.#report.facts = { ...this.#report.facts, tool: 'go', name: commonPath([...this.#paths]) };
  }

  /** Counts what is certain and holds what failed; what failed in an earlier execution of the package was tried again. */
  #settle(test: TestCase, before: Map<string, TestCase[]>, now: Map<string, TestCase[]>): void {
    const key = keyOf(test);
    const earlier = before === now ? undefined : before.get(key);
    const failed = test.outcome === 'failed' || test.outcome === 'errored';
    const first = earlier?.[0];
    if (first === undefined && !failed) return this.#report.add(test);
    const attempts = (first?.attempts ?? 1) + (first === undefined ? 0 : 1);
    if (first !== undefined) before.delete(key);
    const known: TestCase = failed
      ? { ...test, attempts }
      : { ...(first ?? test), outcome: 'flaky', attempts };
    now.set(key, [...(now.get(key) ?? []), known]);
  }

  #packageFailure(path: string, found: GoPackage, end: PackageEnd): TestCase {
    const { lines } = found.output;
    const unbuilt =
      end.unbuilt ?? UNBUILT.exec(lines.findLast((line) => UNBUILT.test(line)) ?? '')?.[0].slice(1, -1);
    const build = end.failedBuild ?? path;
    this.#used.add(build);
    if (unbuilt !== undefined || this.#builds.has(build))
      return this.#buildFailure(path, build, unbuilt ?? 'build failed');
    const said = failureOf(lines.filter((line) => !/^(?:FAIL|PASS|exit status \d+)\b/.test(line)));
    const message = said.message ?? 'the package failed, though none of its tests did';
    return { name: '[package failed]', suite: path, ...said, message, outcome: 'errored', time: end.time };
  }

  /** go-junit-report counts a package without tests of its own as one test that errors; so do we. */
  #buildFailure(path: string, build: string, why: string): TestCase {
    const said = buildFailureOf(this.#builds.get(build)?.lines ?? []);
    return {
      name: `[${why}]`,
      suite: path,
      ...said,
      message: said.message ?? why,
      type: why,
      outcome: 'errored',
    };
  }
}
