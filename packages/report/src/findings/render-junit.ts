import type { Finding } from '@feedback/schema';
import { plainLine, plainText } from '../text/plain-text.ts';

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

/** A file without any case is taken for a broken run by Jenkins and others. */
const PASSED = element('testcase', { name: 'no findings', classname: 'feedback check' });

const testsuite = (name: string, cases: readonly string[], failures: number): string =>
  element('testsuite', { name, tests: cases.length, failures, errors: 0, skipped: 0 }, `\n${cases.join('')}`);

/**
 * Renders findings as JUnit XML: a suite per file, a failing case per finding, and one case that passed when there are none.
 * The dialect is what Jenkins' `junit-10.xsd` and GitLab read, with `file` and `line` as pytest has them.
 */
export const renderJunit = (findings: readonly Finding[]): string => {
  const files = Map.groupBy(findings, ({ path }) => path);
  const suites = [...files].map(([path, found]) => testsuite(path, found.map(testcase), found.length));
  const tests = Math.max(1, findings.length);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'testsuites',
    { name: 'feedback check', tests, failures: findings.length, errors: 0 },
    `\n${suites.length === 0 ? testsuite('feedback check', [PASSED], 0) : suites.join('')}`,
  )}`;
};
