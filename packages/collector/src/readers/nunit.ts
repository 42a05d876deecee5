import type { XmlAttributes } from '../xml/bounded-xml.ts';
import { rootElement } from '../xml/root-element.ts';
import { timeOfText } from '../run/run-time.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';
import type { TestReport } from '../test-report/test-report.ts';
import { childOf, textIn, type XmlNode, type XmlParent } from '../xml/xml-records.ts';
import { xmlTestReader, type XmlTestReading } from '../test-report/xml-test-reader.ts';

const ROOTS = new Set(['test-results', 'test-run']);

/** `result` in NUnit 3 (Passed, Failed, …) and NUnit 2.5 (Success, Failure, …); what never ran for itself is skipped. */
const RESULT: ReadonlyMap<string, TestOutcome> = new Map([
  ['passed', 'passed'],
  ['success', 'passed'],
  ['warning', 'passed'],
  ['failed', 'failed'],
  ['failure', 'failed'],
  ['error', 'errored'],
  ['skipped', 'skipped'],
  ['ignored', 'skipped'],
  ['inconclusive', 'skipped'],
  ['notrunnable', 'skipped'],
  ['cancelled', 'errored'],
]);

const isFalse = (value: string | undefined): boolean => value?.toLowerCase() === 'false';

/** NUnit before 2.5 has no `result`, only `executed` and `success`; early files of 2.5 not even that. */
const outcomeOf = (node: XmlNode): TestOutcome => {
  const { result = '', label, executed, success } = node.attributes;
  // NUnit 3 writes states as `Failed(Child)` too, and marks an unexpected exception by a label.
  const outcome = RESULT.get(/^\w*/.exec(result)?.[0].toLowerCase() ?? '');
  if (outcome === 'failed' && label?.toLowerCase() === 'error') return 'errored';
  if (outcome !== undefined) return outcome;
  if (isFalse(executed)) return 'skipped';
  return childOf(node, 'failure') !== undefined || isFalse(success) ? 'failed' : 'passed';
};

/** Exceptions are printed with their type: `System.NullReferenceException : Object reference…`. */
const TYPED = /^\s*((?:\w+\.)*\w*(?:Exception|Error)) : /;

const said = (failure: XmlNode | undefined): Pick<TestCase, 'message' | 'type' | 'trace'> => {
  const message = textIn(failure, 'message');
  const type = TYPED.exec(message ?? '')?.[1];
  return { message: message?.replace(TYPED, ''), type, trace: textIn(failure, 'stack-trace') };
};

const nameIn = (path: readonly XmlParent[]): string | undefined => {
  const { fullname, name } = path.findLast((parent) => parent.name === 'test-suite')?.attributes ?? {};
  return fullname ?? name;
};

const testOf = (node: XmlNode, path: readonly XmlParent[]): TestCase => {
  const { name, fullname, classname } = node.attributes;
  return {
    ...said(childOf(node, 'failure')),
    name: name ?? fullname ?? '',
    outcome: outcomeOf(node),
    suite: classname ?? nameIn(path),
    time: timeOfText(node.attributes['start-time']),
  };
};

/** What a suite says of its cases, not of itself. */
const OF_CHILDREN = /^\s*(?:one or more )?child tests? (?:had|failed)/i;

const factsOf = (root: XmlAttributes): TestReport['facts'] => {
  const at =
    root['start-time'] ??
    (root['date'] === undefined ? undefined : `${root['date']} ${root['time'] ?? ''}`.trim());
  const started = timeOfText(at);
  const name = root['name'] ?? root['fullname'];
  const identity =
    started === undefined || at?.includes(':') !== true ? [] : [at, root['end-time'] ?? '', name ?? ''];
  return { started, identity, name };
};

/** An assembly that cannot be loaded says why in a `reason`, as suites do that are skipped. */
const isUnloadable = (path: readonly XmlParent[]): boolean => {
  const { runstate, result = '' } = path.at(-1)?.attributes ?? {};
  return runstate === 'NotRunnable' && result.startsWith('Failed');
};

interface OpenSuite {
  readonly depth: number;
  readonly brokenBefore: number;
  failure: XmlNode | undefined;
}

class NunitReading implements XmlTestReading {
  readonly #report: TestReport;
  readonly #suites: OpenSuite[] = [];

  constructor(report: TestReport) {
    this.#report = report;
  }

  open(path: readonly XmlParent[]): void {
    const opened = path.at(-1);
    if (path.length === 1) this.#report.facts = factsOf(opened?.attributes ?? {});
    if (opened?.name !== 'test-suite') return;
    const brokenBefore = this.#report.counts.broken;
    this.#suites.push({ depth: path.length, brokenBefore, failure: undefined });
  }

  record(node: XmlNode, path: readonly XmlParent[]): void {
    const suite = this.#suites.at(-1);
    if (node.name === 'test-case') this.#report.add(testOf(node, path));
    else if (suite !== undefined && (node.name === 'failure' || isUnloadable(path))) suite.failure ??= node;
  }

  /** A set-up that broke is told by the cases that it kept from running; where it has none, and after the cases, by the suite alone. */
  close(path: readonly XmlParent[]): void {
    const suite = this.#suites.at(-1);
    if (suite?.depth !== path.length) return;
    this.#suites.pop();
    const { attributes } = path.at(-1) ?? {};
    const told = this.#report.counts.broken > suite.brokenBefore && attributes?.['site'] !== 'TearDown';
    const { message, type, trace } = said(suite.failure);
    if (suite.failure === undefined || told || OF_CHILDREN.test(message ?? '')) return;
    const name = nameIn(path) ?? '';
    this.#report.add({ name, suite: name, outcome: 'errored', standing: 'outside', message, type, trace });
  }
}

/** NUnit's own XML: `TestResult.xml` of NUnit 2 and the test-run element of NUnit 3 (docs.nunit.org, "Test Result XML Format"). */
export const nunit = xmlTestReader({
  name: 'nunit',
  description: 'NUnit XML, versions 2 and 3',
  detect: (head) => ROOTS.has(rootElement(head) ?? ''),
  roots: ROOTS,
  records: new Set(['test-case', 'failure', 'reason']),
  reading: (report) => new NunitReading(report),
});
