import type { Lesson, Pattern, Severity } from '@feedback/schema';
import { showCode, visible } from '../../markdown/visible-text.ts';

const LEVEL: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** In the middle of each of CVSS's ratings, which GitHub reads `security-severity` by; only for what is tagged so. */
const SCORE: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };

const example = (label: string, code: string, language: Lesson['language']): readonly string[] =>
  code === '' ? [] : [`${label}:\n\n${showCode(code, language)}`];

const helpOf = ({ description, bad_example, good_example, language }: Lesson): string =>
  [
    visible(description),
    ...example('Incorrect', bad_example, language),
    ...example('Correct', good_example, language),
  ]
    .filter((part) => part !== '')
    .join('\n\n');

const ruleOf = (pattern: Pattern): object => {
  const { name, pattern_id, description, severity, tags = [], language, matches } = pattern;
  const text = description === '' ? name : description;
  return {
    id: name,
    shortDescription: { text: text.split(/\n|(?<=[.!?])\s/)[0] || name },
    fullDescription: { text },
    help: { text, markdown: helpOf(pattern) || text },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      tags,
      severity,
      ...(tags.includes('security') ? { 'security-severity': SCORE[severity] } : {}),
      // What SARIF has no field for; reading the log gives it again.
      feedback: { pattern_id, language, matches },
    },
  };
};

/** Writes patterns as the rules of a SARIF 2.1.0 log without results, for tools that show what is checked. */
export const writeSarifRules = (patterns: readonly Pattern[]): string => {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'feedback', rules: patterns.map(ruleOf) } }, results: [] }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};
