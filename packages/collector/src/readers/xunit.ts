import type { XmlAttributes } from '../xml/bounded-xml.ts';
import { rootElement } from '../xml/root-element.ts';
import { timeOfText } from '../run/run-time.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';
import type { TestReport } from '../test-report/test-report.ts';
import { childOf, textIn, type XmlNode, type XmlParent } from '../xml/xml-records.ts';
import { xmlTestReader, type XmlTestReading } from '../test-report/xml-test-reader.ts';

const ROOTS = new Set(['assemblies', 'assembly']);

const RESULT: ReadonlyMap<string, TestOutcome> = new Map([
  ['pass', 'passed'],
  ['fail', 'failed'],
  ['skip', 'skipped'],
  ['notrun', 'skipped'],
]);

const said = (failure: XmlNode | undefined): Pick<TestCase, 'message' | 'type' | 'trace'> => ({
  message: textIn(failure, 'message'),
  type: failure?.attributes['exception-type'],
  trace: textIn(failure, 'stack-trace'),
});

const lineOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

const testOf = (node: XmlNode, path: readonly XmlParent[]): TestCase => {
  const { name, type, method, result } = node.attributes;
  const failure = childOf(node, 'failure');
  return {
    ...said(failure),
    name: name ?? method ?? '',
    outcome: RESULT.get(result?.toLowerCase() ?? '') ?? (failure === undefined ? 'passed' : 'failed'),
    suite: type ?? path.at(-1)?.attributes['name'],
    file: node.attributes['source-file'],
    line: lineOf(node.attributes['source-line']),
  };
};

/** A clean-up or a collector that broke: it belongs to no test. */
const errorOf = (node: XmlNode, path: readonly XmlParent[]): TestCase => {
  const { name, type } = node.attributes;
  const suite = path.findLast((parent) => parent.name === 'assembly')?.attributes['name'];
  return {
    ...said(childOf(node, 'failure')),
    name: name ?? type ?? 'error',
    outcome: 'errored',
    standing: 'outside',
    suite,
  };
};

/** Version 3 gives the whole an id and times with a zone, versions 1 and 2 each assembly a date and a time of day. */
const factsOf = (attributes: XmlAttributes): TestReport['facts'] => {
  const local = `${attributes['run-date'] ?? ''} ${attributes['run-time'] ?? ''}`;
  const started = timeOfText(attributes['start-rtf']) ?? timeOfText(local);
  const name = attributes['name'];
  const unique = attributes['id'] ?? (started === undefined ? undefined : started.timestamp);
  return { started, name, identity: unique === undefined ? [] : [unique, name ?? ''] };
};

class XunitReading implements XmlTestReading {
  readonly #report: TestReport;

  constructor(report: TestReport) {
    this.#report = report;
  }

  open(path: readonly XmlParent[]): void {
    const { name, attributes } = path.at(-1) ?? {};
    if (attributes === undefined || path.length > 2 || !ROOTS.has(name ?? '')) return;
    const { identity = [], started, ...facts } = this.#report.facts;
    const found = factsOf(attributes);
    // What is known of the whole holds; else the first assembly speaks for it.
    this.#report.facts = {
      name: facts.name ?? found.name,
      started: started ?? found.started,
      identity: identity.length > 0 ? identity : (found.identity ?? []),
    };
  }

  record(node: XmlNode, path: readonly XmlParent[]): void {
    this.#report.add(node.name === 'test' ? testOf(node, path) : errorOf(node, path));
  }
}

/** `<assembly>` is the root of other files of .NET too: manifests, documentation. */
const isAssembly = (head: string): boolean => /\s(?:test-framework|run-date)\s*=/.test(head.slice(0, 8_192));

/** xUnit.net's XML, versions 1 to 3 (xunit.net, "Format of XML output"), also written by Fixie. */
export const xunit = xmlTestReader({
  name: 'xunit',
  description: 'xUnit.net XML, versions 1 to 3',
  detect: (head) => {
    const root = rootElement(head);
    return root === 'assemblies' || (root === 'assembly' && isAssembly(head));
  },
  roots: ROOTS,
  records: new Set(['test', 'error']),
  reading: (report) => new XunitReading(report),
});
