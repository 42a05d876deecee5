import { checkSyntax } from '@feedback/rules';
import { describe, expect, test } from 'vitest';
import { analyzePrompt } from '../../src/index.ts';
import { lessonsOf } from '../../src/rendering/template.ts';
import { findScaffold, SCAFFOLDS } from '../../src/scaffolds/scaffolds.ts';
import { compose, lessonSets, variantsOf } from './compositions.ts';

const titled = SCAFFOLDS.map((scaffold) => ({ title: `${scaffold.name} in ${scaffold.language}`, scaffold }));

test('every task can be written in both languages', () => {
  const namesIn = (language: string) =>
    SCAFFOLDS.filter((scaffold) => scaffold.language === language).map(({ name }) => name);
  expect(namesIn('python')).toEqual(namesIn('typescript'));
});

describe.each(titled)('$title', ({ scaffold }) => {
  test('parses and is tidy with every choice of lessons', () => {
    for (const variant of variantsOf(scaffold))
      for (const lessons of lessonSets(scaffold)) {
        const { code } = compose(scaffold, lessons, variant);
        expect(checkSyntax({ language: scaffold.language, code })).toEqual([]);
        expect(code).not.toMatch(/[ \t]$|^\s*%|\{\{\w|\n\n\n\n|.{111}/m);
      }
  });

  test('every lesson it has a slot for has evidence in some variant', () => {
    for (const lesson of lessonsOf(scaffold.template)) {
      const found = variantsOf(scaffold).flatMap(
        (variant) => compose(scaffold, [lesson], variant).evidence.get(lesson) ?? [],
      );
      expect({ lesson, found }).not.toEqual({ lesson, found: [] });
    }
  });

  test('code of a lesson is gone without it', () => {
    const without = new Set(compose(scaffold, []).code.split('\n'));
    for (const lesson of lessonsOf(scaffold.template)) {
      const { code, evidence } = compose(scaffold, [lesson]);
      for (const { line, end_line } of evidence.get(lesson) ?? []) {
        const lines = code.split('\n').slice(line - 1, end_line);
        expect({ lesson, isNew: lines.some((text) => !without.has(text)) }).toEqual({ lesson, isNew: true });
      }
    }
  });

  test('looks as people reviewed it, with all its lessons', async () => {
    const extension = scaffold.language === 'python' ? 'py' : 'ts';
    for (const variant of variantsOf(scaffold)) {
      const { code } = compose(scaffold, [...lessonsOf(scaffold.template)], variant);
      const file = [scaffold.name, ...(variantsOf(scaffold).length > 1 ? [variant] : [])]
        .join('-')
        .replaceAll(' ', '-');
      await expect(code).toMatchFileSnapshot(`../golden/${file}.${extension}`);
    }
  });
});

describe('choosing', () => {
  test.each([
    ['Process NumPy array and return JSON', 'array-json'],
    ['Convert a Float64Array to JSON', 'array-json'],
    ['Create FastAPI endpoint for file upload', 'file-upload'],
    ['An upload endpoint for Node', 'file-upload'],
    ['Create function to upload and process large audio file (up to 800MB)', 'file-processing'],
    ['JSON endpoint for measurements', 'json-endpoint'],
    ['Categorize documents by type', 'categorise'],
    ['Handle errors when parsing config', 'guarded-parse'],
    ['try/catch around JSON.parse and rethrow with more context', 'guarded-parse'],
    ['catch errors when calling an external service', 'guarded-call'],
    ['Get the last order of a list', 'list-access'],
    ['Return a JSON response', 'json-text'],
  ])('%s → %s', (prompt, name) => {
    expect(findScaffold(analyzePrompt(prompt))?.name).toBe(name);
  });

  test.each([
    'Make a shopping list',
    'Delete a file',
    'loop over a list with its index',
    'wrap a callback API in a Promise',
  ])('%s → none', (prompt) => {
    expect(findScaffold(analyzePrompt(prompt))).toBeUndefined();
  });
});
