import type { ParsedTimestamp } from '@feedback/schema';
import { BoundedText } from '../test-report/bounded-text.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';
import { failureOf, isSaid } from './go-failure.ts';

export type GoResult = 'pass' | 'fail' | 'skip';

const OUTCOME: Readonly<Record<GoResult, TestOutcome>> = { pass: 'passed', fail: 'failed', skip: 'skipped' };

interface GoTest {
  readonly name: string;
  readonly output: BoundedText;
  result: GoResult | undefined;
  time: ParsedTimestamp | undefined;
}

/** A benchmark's result; `-8` is the number of processors. */
const BENCHMARK = /^(Benchmark\S*?)(?:-\d+)?\s+\d+\s+[\d.]+(?:e[+-]?\d+)? ns\/op/;

const isBenchmark = (name: string): boolean => name.startsWith('Benchmark');

/** One execution of the tests of one package. */
export class GoPackage {
  readonly output = new BoundedText();
  #tests = new Map<string, GoTest>();
  readonly #done: GoTest[] = [];
  readonly #benchmarks = new Set<string>();

  /** A test begins; with `-count` it can more than once. */
  run(name: string): void {
    const test = this.#tests.get(name);
    if (test?.result !== undefined) this.#done.push(test);
    if (test === undefined || test.result !== undefined)
      this.#tests.set(name, { name, output: new BoundedText(), result: undefined, time: undefined });
  }

  has(name: string): boolean {
    return this.#tests.has(name);
  }

  /** A line that a test, or the package itself, printed. */
  print(line: string, name?: string): void {
    const benchmark = BENCHMARK.exec(line)?.[1];
    if (benchmark !== undefined) this.#benchmarks.add(benchmark);
    const test = name === undefined ? undefined : this.#tests.get(name);
    (test?.output ?? this.output).add(line);
  }

  end(name: string, result: GoResult, time?: ParsedTimestamp): void {
    if (this.#tests.get(name)?.result !== undefined || !this.#tests.has(name)) this.run(name);
    const test = this.#tests.get(name);
    if (test !== undefined) Object.assign(test, { result, time });
  }

  /** A benchmark came to its end without failing. */
  bench(name: string): void {
    this.#benchmarks.add(name.replace(/-\d+$/, ''));
  }

  /** What became of all tests, when the package `passed`, failed, or (`undefined`) was cut off. */
  cases(suite: string, passed: boolean | undefined): readonly TestCase[] {
    const tests = [...this.#done, ...this.#tests.values()];
    const failing = parentsOf(tests.filter(({ result }) => result === 'fail'));
    const cases = tests
      .map((test) => caseOf(test, suite, passed, failing))
      .filter((found) => found !== undefined);
    const told = new Set(cases.map(({ name }) => name));
    const benchmarks = [...this.#benchmarks].filter((name) => !told.has(name));
    return [...cases, ...benchmarks.map((name) => ({ name, suite, outcome: 'passed' as const }))];
  }

  /** Whether a test began and did not come to its end. */
  get unfinished(): boolean {
    return [...this.#tests.values()].some(({ name, result }) => result === undefined && !isBenchmark(name));
  }
}

/** The tests that subtests among these belong to. */
const parentsOf = (tests: readonly GoTest[]): ReadonlySet<string> => {
  const parents = new Set<string>();
  for (const { name } of tests)
    for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1))
      parents.add(name.slice(0, at));
  return parents;
};

const UNFINISHED = 'the test did not come to its end';

const caseOf = (
  { name, output, result, time }: GoTest,
  suite: string,
  passed: boolean | undefined,
  parents: ReadonlySet<string>,
): TestCase | undefined => {
  if (result === 'pass' || result === 'skip') return { name, suite, outcome: OUTCOME[result] };
  if (result === undefined) {
    // Of a package that passed all tests did: one of them printed a line without its end, which hides the result behind it.
    if (passed === true && !isBenchmark(name)) return { name, suite, outcome: 'passed' };
    if (passed !== false || isBenchmark(name)) return undefined;
    const said = failureOf(output.lines);
    return { name, suite, ...said, message: said.message ?? UNFINISHED, outcome: 'errored', time };
  }
  const { lines } = output;
  // A test that only failed because its subtests did says nothing more than they.
  const silent = parents.has(name) && !lines.some(isSaid);
  return { name, suite, ...failureOf(lines), outcome: 'failed', time, silent };
};
