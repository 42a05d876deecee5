import { BoundedXml, LONGEST_TEXT, type XmlAttributes } from '../xml/bounded-xml.ts';
import type { JunitCase, JunitSuite, JunitVerdict, VerdictKind } from './junit-case.ts';
import { timeOf } from './junit-run.ts';

const SUITES = new Set(['testsuites', 'testsuite']);

/** The elements that decide a case; the last four are Surefire's (maven-surefire `surefire-test-report.xsd`). */
const VERDICTS: ReadonlyMap<string, VerdictKind> = new Map([
  ['failure', 'failure'],
  ['error', 'error'],
  ['skipped', 'skipped'],
  ['flakyFailure', 'flaky'],
  ['flakyError', 'flaky'],
  ['rerunFailure', 'rerun'],
  ['rerunError', 'rerun'],
]);

/** Suites deeper than this are not told apart; nobody nests them so, and cases share the list of those around them. */
const DEEPEST_SUITE = 32;

/** Elements with text of a verdict beside the verdict's own. */
const TEXT_ELEMENTS = new Set(['stackTrace']);

export interface ScannerHandlers {
  /** A suite has begun; the suites around it come first, itself last. */
  suite(suites: readonly JunitSuite[]): void;
  testcase(found: JunitCase): void;
  /** A failure or error of a suite and of none of its cases: a set-up that broke, a file that could not be loaded. */
  error(message: string, line: number): void;
}

interface OpenCase extends JunitCase {
  readonly verdicts: JunitVerdict[];
}

/** Finds suites, cases and verdicts in JUnit XML of any dialect as it streams by. */
export class JunitScanner {
  readonly #handlers: ScannerHandlers;
  /** Takes the pieces of the document. */
  readonly xml: BoundedXml;
  /** Replaced, never changed: cases keep it. */
  #suites: readonly JunitSuite[] = [];
  #deeper = 0;
  #case: OpenCase | undefined;
  #verdict: JunitVerdict | undefined;
  /** How many elements are open inside the verdict, and how many of them from the first whose text is not the verdict's. */
  #inside = 0;
  #foreign = 0;
  #isRoot = true;

  constructor(handlers: ScannerHandlers) {
    this.#handlers = handlers;
    this.xml = new BoundedXml({
      open: (name, attributes) => this.#open(name, attributes),
      text: (text) => this.#text(text),
      close: (name) => this.#close(name),
      error: (message, line) => handlers.error(message, line),
    });
  }

  #open(name: string, attributes: XmlAttributes): void {
    if (this.#verdict !== undefined) return this.#openInside(name);
    const verdict = VERDICTS.get(name);
    if (name === 'testcase') this.#case = { attributes, suites: this.#suites, verdicts: [] };
    else if (verdict !== undefined && this.#suites.length > 0) this.#openVerdict(verdict, attributes);
    else if (SUITES.has(name) && (this.#isRoot || this.#suites.length > 0)) this.#openSuite(attributes);
    this.#isRoot = false;
  }

  #openSuite(attributes: XmlAttributes): void {
    if (this.#suites.length >= DEEPEST_SUITE) this.#deeper++;
    else {
      this.#suites = [...this.#suites, { attributes, time: timeOf(attributes) }];
      this.#handlers.suite(this.#suites);
    }
  }

  #closeSuite(): void {
    if (this.#deeper > 0) this.#deeper--;
    else this.#suites = this.#suites.slice(0, -1);
  }

  #openInside(name: string): void {
    this.#inside++;
    if (this.#foreign > 0 || !TEXT_ELEMENTS.has(name)) this.#foreign++;
  }

  #openVerdict(kind: VerdictKind, attributes: XmlAttributes): void {
    this.#verdict = { kind, attributes, text: '' };
    this.#inside = 0;
    this.#foreign = 0;
  }

  #text(text: string): void {
    const verdict = this.#verdict;
    if (verdict === undefined || this.#foreign > 0) return;
    if (verdict.text.length < LONGEST_TEXT) verdict.text = (verdict.text + text).slice(0, LONGEST_TEXT);
  }

  #close(name: string): void {
    if (this.#verdict !== undefined) this.#closeVerdict();
    else if (name === 'testcase') this.#closeCase();
    else if (SUITES.has(name)) this.#closeSuite();
  }

  #closeVerdict(): void {
    if (this.#inside > 0) {
      this.#inside--;
      if (this.#foreign > 0) this.#foreign--;
      return;
    }
    const verdict = this.#verdict;
    this.#verdict = undefined;
    if (verdict === undefined) return;
    if (this.#case !== undefined) this.#case.verdicts.push(verdict);
    else if (verdict.kind === 'failure' || verdict.kind === 'error') this.#suiteVerdict(verdict);
  }

  /** A verdict on a suite stands for a case that could not be told apart: a set-up that broke, a file that did not load. */
  #suiteVerdict(verdict: JunitVerdict): void {
    const name = this.#suites.at(-1)?.attributes['name'];
    this.#handlers.testcase({
      attributes: { name },
      suites: this.#suites,
      verdicts: [{ ...verdict, kind: 'error' }],
    });
  }

  #closeCase(): void {
    const found = this.#case;
    this.#case = undefined;
    if (found !== undefined && found.suites.length > 0) this.#handlers.testcase(found);
  }
}
