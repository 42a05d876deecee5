import { expect, test } from 'vitest';
import type { CliError } from '../../src/cli-error.ts';
import { parseConfig } from '../../src/settings/read-config.ts';

const problemsOf = (text: string): CliError['problems'] => {
  try {
    parseConfig(text, 'feedback.config.json');
  } catch (error) {
    return (error as CliError).problems;
  }
  return [];
};

test('reads every setting', () => {
  const text = '{"store": "x.db", "fail_on": "high", "min_confidence": 0.5, "reports": ["*.xml"]}';
  expect(parseConfig(text, 'c')).toEqual(JSON.parse(text));
});

test('accepts a byte order mark', () => {
  expect(parseConfig('\uFEFF{}', 'c')).toEqual({});
});

test('tells the line on which JSON breaks', () => {
  expect(problemsOf('{\n  "store": "x.db",\n  oops\n}')).toMatchObject([{ code: 'INVALID_CONFIG', line: 3 }]);
});

test('tells the field that is wrong and its line', () => {
  const [problem] = problemsOf('{\n  "store": "x.db",\n  "fail_on": "awful"\n}');
  expect(problem).toMatchObject({ path: 'feedback.config.json', line: 3 });
  expect(problem?.message).toContain('"fail_on"');
});

test('lists the known settings when one is unknown', () => {
  const [problem] = problemsOf('{"fail-on": "high"}');
  expect(problem?.message).toContain('fail_on');
});

test.each(['[]', 'null', '"text"', '', '{'])('refuses %j', (text) => {
  expect(problemsOf(text)).toHaveLength(1);
});
