import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzePrompt } from '../../src/index.ts';

const indicators = (prompt: string) => analyzePrompt(prompt).indicators;

describe('words, never parts of words', () => {
  test.each([
    ['Lookup a country code table', 'try'],
    ['Write a blog post parser', 'log'],
    ['Render a profile template', 'file'],
    ['Compute capital gains of the alphabet', 'api'],
    ['Email the specialist about terror insurance', 'list, error'],
    ['Log in with the blueprint of an api key', 'log, print, api'],
  ])('%s holds no %s', (prompt) => {
    expect(indicators(prompt).filter((indicator) => indicator !== 'parse')).toEqual([]);
  });

  test.each([
    ['Uploading files', ['file', 'large_file', 'upload', 'file_output']],
    ['handles errors', ['exception']],
    ['categorised by type; indices of lists', ['list_access', 'categorization']],
    ['list_access', ['list_access']],
  ])('%s is understood in any form', (prompt, expected) => {
    expect(indicators(prompt)).toEqual(expected);
  });

  test('reads other scripts around Latin words', () => {
    expect(indicators('Обработай массив numpy и верни JSON')).toEqual(['numpy', 'json', 'numbers']);
    expect(indicators('用numpy处理数组并返回JSON')).toEqual(['numpy', 'json', 'numbers']);
  });
});

describe('negation', () => {
  test.each([
    ['Do not use numpy or json, and no files', ['numpy', 'json', 'file']],
    ['Process values without numpy, json or files', ['numpy', 'json', 'file']],
    ["Make a report, don't use JSON", ['json']],
    ['no file uploads', ['file', 'upload']],
    ['Use a dictionary instead of lists', ['list_access']],
    ['a numpy-free helper', ['numpy']],
    ['Обработай без numpy', ['numpy']],
    ['处理数据,不使用JSON', ['json']],
  ])('%s', (prompt, denied) => {
    const context = analyzePrompt(prompt);
    expect(context.denied).toEqual(denied);
    expect(context.indicators.filter((indicator) => denied.includes(indicator))).toEqual([]);
  });

  test.each([
    ['Process an array without numpy, return JSON', 'json'],
    ['Do not use numpy in the JSON endpoint', 'json'],
    ["Don't use lists. Return JSON", 'json'],
    ['Do not use numpy and return JSON', 'json'],
    ['no numpy but JSON', 'json'],
    ['It must not crash on bad input', 'exception'],
    ['not only numpy', 'numpy'],
  ] as const)('ends where the clause ends: %s', (prompt, affirmed) => {
    expect(indicators(prompt)).toContain(affirmed);
  });

  test('what is denied in words is not implied', () => {
    expect(indicators('FastAPI endpoint without JSON')).toEqual(['fastapi', 'endpoint']);
  });
});

describe('language', () => {
  test.each([
    ['an upload handler in TypeScript', 'typescript'],
    ['file upload with Node', 'typescript'],
    ['an Express endpoint', 'typescript'],
    ['FastAPI endpoint', 'python'],
    ['Process NumPy array', 'python'],
    ['express the ratio as JSON', 'python'],
    ['count the nodes of a tree node', 'python'],
    ['TypeScript, not Python', 'typescript'],
  ])('%s → %s', (prompt, language) => {
    expect(analyzePrompt(prompt).language.language).toBe(language);
  });

  test('says that Python is a default where nothing else is said', () => {
    expect(analyzePrompt('Return JSON').language.reason).toContain('default');
  });
});

describe('details', () => {
  test.each([
    ['up to 800MB', 800 * 1024 ** 2],
    ['at most 2 GB', 2 * 1024 ** 3],
    ['1.5 GiB', 1.5 * 1024 ** 3],
    ['512 kilobytes', 512 * 1024],
    ['between 1MB and 3MB', 3 * 1024 ** 2],
    ['0 MB', undefined],
    ['99999999 TB', undefined],
    ['MB800 or 800MBx', undefined],
    ['800 Mbit', undefined],
  ])('the limit of "%s" is %s', (prompt, limit) => {
    expect(analyzePrompt(prompt).limit_bytes).toBe(limit);
  });

  test('takes a noun from a fixed list only', () => {
    expect(analyzePrompt('the last orders').subject).toBe('order');
    expect(analyzePrompt('the last __import__').subject).toBeUndefined();
  });

  test('says what no scaffold can do', () => {
    expect(analyzePrompt('query the SQL database').foreign).toEqual(['databases']);
  });
});

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (prompt) => {
      expect(analyzePrompt(prompt).prompt).toBe(prompt);
    }),
  );
});
