import type { Finding, Problem } from '@feedback/schema';
import { plainLine, plainText } from '../text/plain-text.ts';
import { byFile, type FindingsOfFile } from './findings-of-file.ts';

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text without what XML 1.0 has no place for [2.2 Characters]; line breaks as references, which attributes keep [3.3.3]. */
const escapeXml = (text: string): string =>
  plainText(text)
    .toWellFormed()
    .replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll(/[&<>"\n\t]/g, (mark) => ENTITY[mark] ?? mark);

const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return `<${name}${written.join('')}${content === '' ? '/>' : `>${content}</${name}>`}\n`;
};

const testcase = ({ pattern, severity, message, ...finding }: Finding): string => {
  const place = `${plainLine(finding.path)}:${finding.line}:${finding.column}`;
  const text = plainText(message) || plainLine(pattern);
  const failure = element(
    'failure',
    { type: pattern, message: text },
    escapeXml(`${place}\n${severity}: ${text}`),
  );
  return element(
    'testcase',
    {
      name: `${plainLine(pattern)} (${finding.line}:${finding.column})`,
      classname: finding.path,
      file: finding.path,
      line: finding.line,
    },
    failure,
  );
};

/** What could not be checked as it should: a case that was left out. */
const skippedCase = ({ code, message, path, line }: Problem): string => {
  const place = path === undefined ? {} : { file: path, ...(line === undefined ? {} : { line }) };
  const attributes = { name: plainLine(code), classname: path ?? 'feedback check', ...place };
  return element('testcase', attributes, element('skipped', { message: plainText(message) }));
};

/** Stands for what is written later. */
const SPLIT = '\u0000';

/** A file without any case is taken for a broken run by Jenkins and others. */
const PASSED = element('testcase', { name: 'no findings', classname: 'feedback check' });

const testsuite = (name: string, cases: readonly string[], failures: number, skipped = 0): string =>
  element('testsuite', { name, tests: cases.length, failures, errors: 0, skipped }, `\n${cases.join('')}`);

/**
 * JUnit XML piece by piece, so that no more than one file's findings need be held: a suite per file, a failing case per finding, and one
 * case that passed when there are none; last a suite of problems other than information, as cases that were skipped. `count` is that of all findings. The dialect is what Jenkins' `junit-10.xsd` and GitLab read, with
 * `file` and `line` as pytest has them.
 */
export function* junitPieces(
  files: Iterable<FindingsOfFile>,
  count: number,
  problems: readonly Problem[] = [],
): Generator<string> {
  const skipped = problems.filter(({ severity }) => severity !== 'info').map(skippedCase);
  const tests = Math.max(1, count) + skipped.length;
  const attributes = { name: 'feedback check', tests, failures: count, errors: 0 };
  const [head = '', tail = ''] = element('testsuites', attributes, SPLIT).split(SPLIT);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n`;
  if (count === 0) yield testsuite('feedback check', [PASSED], 0);
  for (const found of files) yield testsuite(found[0]?.path ?? '', found.map(testcase), found.length);
  if (skipped.length > 0) yield testsuite('problems', skipped, 0, skipped.length);
  yield tail;
}

/** The same as one text. */
export const renderJunit = (findings: readonly Finding[], problems: readonly Problem[] = []): string =>
  [...junitPieces(byFile(findings), findings.length, problems)].join('');
