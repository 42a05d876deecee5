import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtinPatterns } from '@feedback/patterns';
import { checkCode, createMatcher, matchRule } from '@feedback/rules';
import { sharesSyntax, withStats, type Language } from '@feedback/schema';
import { corpusPath, describeCorpus, temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';

const patterns = builtinPatterns.map((lesson) => withStats(lesson));

/** The start of each match of each rule alone, as an offset. */
const alone = (language: Language, code: string): readonly string[] =>
  patterns
    .flatMap(({ name, rule }) =>
      rule === undefined || !sharesSyntax(rule.language, language)
        ? []
        : matchRule(rule, { language, code }).map(({ start, end }) => `${name} ${start}-${end}`),
    )
    .toSorted();

const together = (language: Language, code: string): readonly string[] => {
  const lines = code.split('\n');
  const starts = lines.map((_, index) =>
    lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0),
  );
  const offset = (line: number, column: number): number => (starts[line - 1] ?? 0) + column - 1;
  return checkCode({ patterns, path: 'a', language, code })
    .findings.map(
      (found) =>
        `${found.pattern} ${offset(found.line, found.column)}-${offset(found.end_line, found.end_column)}`,
    )
    .toSorted();
};

const snippets = builtinPatterns.flatMap(({ name, language = 'python', bad_example, good_example }) => [
  { name: `${name}, bad`, language, code: bad_example },
  { name: `${name}, good`, language, code: good_example },
  { name: `${name}, not ASCII`, language, code: `größe = 1\n${bad_example}` },
]);
const all = (['python', 'typescript'] as const).map((language) => ({
  name: `all of ${language}`,
  language,
  code: snippets
    .filter((snippet) => snippet.language === language)
    .map(({ code }) => code)
    .join('\n'),
}));

test.each([...snippets, ...all])(
  'many rules at once find what each finds alone: $name',
  ({ language, code }) => {
    expect(together(language, code)).toEqual(alone(language, code));
  },
);

test('so do all of them in files on disk', async () => {
  const folder = await temporaryFolder();
  const files = all.map(({ language, code }) => {
    const path = `all.${language}`;
    return { path, location: join(folder, path), language, code };
  });
  for (const { location, code } of files) await writeFile(location, code);
  const matcher = createMatcher(patterns);
  const results = await matcher.checkFiles(files);
  expect(results).toEqual(files.map((file) => matcher.check(file)));
  expect(results.every(({ findings }) => findings.length > 0)).toBe(true);
});

const RUFF = 'patterns/ruff_tests.jsonl';

describeCorpus('built-in rules over code of others', RUFF, () => {
  /** As many as are checked one by one in a moment. */
  const MOST = 150;
  const codes = readFileSync(corpusPath(RUFF), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { source_code: string }).source_code)
    .filter((code) => !code.includes('feedback-ignore'));
  const step = Math.ceil(codes.length / MOST);
  const some = codes.filter((_, index) => index % step === 0);

  test('many at once find what each finds alone', () => {
    expect(some.map((code) => together('python', code))).toEqual(some.map((code) => alone('python', code)));
  });
});
