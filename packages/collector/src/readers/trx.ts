import { rootElement } from '../xml/root-element.ts';
import { timeOfText } from '../run/run-time.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';
import type { TestReport } from '../test-report/test-report.ts';
import { childOf, textIn, type XmlNode, type XmlParent } from '../xml/xml-records.ts';
import { xmlTestReader, type XmlTestReading } from '../test-report/xml-test-reader.ts';

/** `TestOutcome` of `vstst.xsd`; what never ran for itself is skipped, what ended before its assertions is an error. */
const OUTCOME: ReadonlyMap<string, TestOutcome> = new Map([
  ['passed', 'passed'],
  ['completed', 'passed'],
  ['warning', 'passed'],
  ['passedbutrunaborted', 'passed'],
  ['failed', 'failed'],
  ['error', 'errored'],
  ['timeout', 'errored'],
  ['aborted', 'errored'],
  ['disconnected', 'errored'],
  ['inprogress', 'errored'],
  ['inconclusive', 'skipped'],
  ['notexecuted', 'skipped'],
  ['notrunnable', 'skipped'],
  ['pending', 'skipped'],
]);

const RESULTS = new Set([
  'UnitTestResult',
  'TestResult',
  'TestResultAggregation',
  'GenericTestResult',
  'ManualTestResult',
  'WebTestResult',
]);

interface Found extends TestCase {
  readonly testId: string;
}

const testOf = (node: XmlNode): Found => {
  const { testName, testId = '', outcome, startTime } = node.attributes;
  const info = childOf(childOf(node, 'Output'), 'ErrorInfo');
  return {
    testId,
    name: testName ?? '',
    outcome: OUTCOME.get(outcome?.toLowerCase() ?? '') ?? (info === undefined ? 'passed' : 'failed'),
    message: textIn(info, 'Message'),
    trace: textIn(info, 'StackTrace'),
    time: timeOfText(startTime),
  };
};

/** The results that hold no others: the rows of a data-driven test are the cases, the test is their suite. */
function* leavesOf(node: XmlNode): Generator<XmlNode> {
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inner = childOf(next, 'InnerResults')?.children.filter(({ name }) => RESULTS.has(name)) ?? [];
    if (inner.length === 0) yield next;
    else open.push(...inner.toReversed());
  }
}

class TrxReading implements XmlTestReading {
  readonly #report: TestReport;
  readonly #classes = new Map<string, string>();
  readonly #waiting: Found[] = [];
  readonly #troubles: XmlNode[] = [];

  constructor(report: TestReport) {
    this.#report = report;
  }

  open(path: readonly XmlParent[]): void {
    const { name, attributes = {} } = path.at(-1) ?? {};
    const { facts } = this.#report;
    if (path.length === 1) {
      const { id, name: run } = attributes;
      this.#report.facts = { identity: id === undefined ? [] : [id, run ?? ''] };
    } else if (name === 'Times')
      this.#report.facts = { ...facts, started: timeOfText(attributes['start'] ?? attributes['creation']) };
  }

  record(node: XmlNode): void {
    if (node.name === 'UnitTest') this.#define(node);
    else if (node.name === 'RunInfo') this.#troubles.push(node);
    else for (const leaf of leavesOf(node)) this.#test(testOf(leaf));
  }

  /** The classes of tests, and the file that holds them, mostly come after their results. */
  finish(): void {
    for (const found of this.#waiting) this.#report.add({ ...found, suite: this.#classes.get(found.testId) });
    if (this.#report.counts.broken > 0) return;
    for (const trouble of this.#troubles) this.#trouble(trouble);
  }

  #define(node: XmlNode): void {
    const { className } = childOf(node, 'TestMethod')?.attributes ?? {};
    // Some adapters write the name of the assembly behind the class.
    if (className !== undefined)
      this.#classes.set(node.attributes['id'] ?? '', className.replace(/,.*$/s, ''));
    this.#report.facts = { name: storageOf(node), ...this.#report.facts };
  }

  #test(found: Found): void {
    if (found.outcome === 'passed' || found.outcome === 'skipped') this.#report.add(found);
    else this.#waiting.push(found);
  }

  /** A test host that broke down is told only here; failed tests are repeated here. */
  #trouble(node: XmlNode): void {
    if (node.attributes['outcome']?.toLowerCase() !== 'error') return;
    const text = textIn(node, 'Text') ?? '';
    this.#report.add({ name: 'test run', outcome: 'errored', standing: 'outside', message: text });
  }
}

const storageOf = (node: XmlNode): string | undefined => node.attributes['storage']?.split(/[\\/]/).at(-1);

/** TRX, the results of Visual Studio, `dotnet test` and Microsoft.Testing.Platform (`vstst.xsd`). */
export const trx = xmlTestReader({
  name: 'trx',
  description: 'TRX files of Visual Studio and dotnet test',
  detect: (head) => rootElement(head) === 'TestRun',
  roots: new Set(['TestRun']),
  records: new Set([...RESULTS, 'UnitTest', 'RunInfo']),
  reading: (report) => new TrxReading(report),
  atEnd: true,
});
