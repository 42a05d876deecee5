import * as fc from 'fast-check';
import type { Language } from '@feedback/schema';
import { describe, expect, test } from 'vitest';
import { builtinPatterns, PatternIndex, type SearchOptions } from '../../src/index.ts';
import { aPattern } from '../a-pattern.ts';
import { anyPatterns } from '../arbitrary-patterns.ts';
import { aLibrary } from './a-library.ts';

const index = new PatternIndex(aLibrary());
const namesFor = (query: string, options: SearchOptions = {}): readonly string[] =>
  index.search(query, options).map(({ pattern }) => pattern.name);
const bestFor = (query: string, options: SearchOptions = {}): string | undefined =>
  namesFor(query, options)[0];

describe('what applies', () => {
  test.each([
    ['Download the report over http from the api', 'request_without_timeout'],
    ['Remember when each order was created', 'naive_datetime'],
    ['run ffmpeg as an external program', 'shell_command'],
    ['Load several urls one after another', 'await_in_loop'],
    ['read a text file with umlauts', 'unspecified_encoding'],
    ['where to keep credentials such as passwords', 'secret_in_code'],
  ])('is found though the words differ: %s', (query, name) => {
    expect(bestFor(query)).toBe(name);
  });

  test.each([
    ["TypeError: can't compare offset-naive and offset-aware datetimes", 'naive_datetime'],
    ["UnicodeDecodeError: 'charmap' codec can't decode byte 0x9d in position 12", 'unspecified_encoding'],
    ['requests.exceptions.ReadTimeout: HTTPSConnectionPool: Read timed out.', 'request_without_timeout'],
  ])('is found by the form of an error text: %s', (query, name) => {
    expect(bestFor(query)).toBe(name);
  });

  test.each([
    ['requests.get', 'request_without_timeout'],
    ['datetime.utcnow()', 'naive_datetime'],
    ['subprocess.run with shell=True', 'shell_command'],
  ])('is found by the API alone: %s', (query, name) => {
    expect(bestFor(query)).toBe(name);
  });

  test.each(['naive_datetime', 'NaiveDatetime', 'naive-datetime', 'NAIVE DATETIME', 'naive datetimes'])(
    'is found by its name in any spelling: %s',
    (query) => {
      expect(bestFor(query)).toBe('naive_datetime');
    },
  );

  test('has a relevance between 0 and 1 that falls together with the score', () => {
    const results = index.search('download several urls with requests and await each fetch');
    expect(results.length).toBeGreaterThan(1);
    for (const { relevance } of results) expect(relevance > 0 && relevance < 1).toBe(true);
    const falling = (values: readonly number[]) => values.toSorted((a, b) => b - a);
    const relevances = results.map(({ relevance }) => relevance);
    const scores = results.map(({ score }) => score);
    expect(relevances).toEqual(falling(relevances));
    expect(scores).toEqual(falling(scores));
  });

  test('is more certain the more of the lesson the query names', () => {
    const vague = index.search('make an http request')[0]?.relevance ?? 0;
    const plain = index.search('http request without a timeout, requests.get')[0]?.relevance ?? 0;
    expect(plain).toBeGreaterThan(vague);
  });

  test('in the built-in library answers the tasks it was written for', () => {
    const builtin = new PatternIndex(builtinPatterns);
    const best = (query: string) => builtin.search(query)[0]?.pattern.name;
    expect([
      best('Process NumPy array and return JSON'),
      best('Get the first item of a list'),
      best('FastAPI endpoint for file upload up to 800MB'),
      best('sort an array of numbers'),
      best('SyntaxError: Unexpected token < in JSON at position 0'),
    ]).toEqual([
      'numpy_json_serialization',
      'unchecked_first_element',
      'fastapi_streaming_upload',
      'numeric_sort',
      'unguarded_json_parse',
    ]);
  });
});

describe('when nothing applies', () => {
  test.each([
    'write a haiku about autumn',
    'center a box with css',
    'binary search',
    'shortest path in a graph',
    'fatal: refusing to merge unrelated histories',
    'translate the landing page to French',
    '',
    ' \n\t ',
    'the of and is',
    '!!! ??? ---',
  ])('returns nothing: %j', (query) => {
    expect(index.search(query)).toEqual([]);
  });

  test('returns nothing from an empty library', () => {
    expect(new PatternIndex([]).search('download a file')).toEqual([]);
  });

  test('returns nothing when only other languages have an answer', () => {
    expect(namesFor('Remember when each order was created', { language: 'typescript' })).toEqual([]);
  });
});

describe('the options', () => {
  test.each<[Language, readonly string[]]>([
    ['python', ['request_without_timeout']],
    ['typescript', ['await_in_loop']],
    ['javascript', ['await_in_loop']],
    ['tsx', ['await_in_loop']],
  ])('leave out what is for other languages than %s', (language, names) => {
    expect(namesFor('download several urls in a loop', { language, limit: 1 })).toEqual(names);
  });

  test('keep patterns without a language for every language', () => {
    for (const language of ['python', 'tsx'] as const)
      expect(bestFor('where to keep credentials such as passwords', { language })).toBe('secret_in_code');
  });

  test('cut the list at the limit without changing what is kept', () => {
    const query = 'download several urls with requests and await each fetch';
    const all = namesFor(query);
    expect(namesFor(query, { limit: 1 })).toEqual(all.slice(0, 1));
    expect(namesFor(query, { limit: 0 })).toEqual([]);
    expect(namesFor(query, { limit: -3 })).toEqual([]);
    expect(namesFor(query, { limit: Number.NaN })).toEqual([]);
    expect(namesFor(query, { limit: Number.POSITIVE_INFINITY })).toEqual(all);
  });

  test('return ten patterns unless told otherwise', () => {
    const alike = Array.from({ length: 40 }, (_, number) =>
      aPattern({ name: `http request without timeout ${number}`, pattern_id: `p${number}` }),
    );
    const filler = Array.from({ length: 100 }, (_, number) =>
      aPattern({ name: `filler${number}`, pattern_id: `f${number}` }),
    );
    const large = new PatternIndex([...alike, ...filler]);
    expect(large.search('http request timeout')).toHaveLength(10);
    expect(large.search('http request timeout', { limit: 35 })).toHaveLength(35);
  });
});

describe('the answer', () => {
  test('is the pattern itself, as it was given', () => {
    const [first] = aLibrary();
    const library = first ? [first] : [];
    expect(new PatternIndex(library).search('request without timeout')[0]?.pattern).toBe(first);
  });

  test('is the same for the same query, whatever was searched before', () => {
    const before = index.search('download over http');
    index.search('anything else with a file and a shell');
    expect(index.search('download over http')).toEqual(before);
    expect(new PatternIndex(aLibrary()).search('download over http')).toEqual(before);
  });

  test('does not depend on the order of the library', () => {
    const reversed = new PatternIndex(aLibrary().toReversed());
    for (const query of ['download over http', 'run a program', 'time of the order'])
      expect(
        reversed.search(query).map(({ pattern, relevance }) => [pattern.name, relevance.toFixed(9)]),
      ).toEqual(index.search(query).map(({ pattern, relevance }) => [pattern.name, relevance.toFixed(9)]));
  });

  test('stays when the list that the index was made from changes', () => {
    const library = [...aLibrary()];
    const made = new PatternIndex(library);
    library.length = 0;
    expect(made.search('download over http')[0]?.pattern.name).toBe('request_without_timeout');
  });
});

describe('hostile input', () => {
  test.each([
    ['names of the prototype', '__proto__ constructor toString hasOwnProperty valueOf'],
    ['regular expressions', '(((((a+)+)+)+$ [[[ \\\\ .* {1,99999}'],
    ['terminal escapes', '\u001B[31mdownload\u001B[0m \u0000\uFFFF'],
    ['lone surrogates', '\uD800 download \uDFFF'],
    ['a megabyte of one letter', 'x'.repeat(1_000_000)],
    ['a megabyte of words', 'Error: possible timeout '.repeat(40_000)],
    ['a megabyte of dots', 'a.'.repeat(500_000)],
  ])('in a query is only text: %s', (_, query) => {
    for (const { relevance } of index.search(query)) expect(relevance > 0 && relevance < 1).toBe(true);
  });

  test('in a library is only text', () => {
    const hostile = aPattern({
      name: '__proto__',
      description: 'constructor toString '.repeat(100_000),
      bad_example: 'a.'.repeat(500_000),
      tags: ['__proto__', ''],
      matches: { messages: ['hasOwnProperty'], rule_ids: ['valueOf'] },
    });
    const results = new PatternIndex([...aLibrary(), hostile]).search('download over http');
    expect(results[0]?.pattern.name).toBe('request_without_timeout');
  });

  test('of any kind is answered with probabilities and patterns of the library, in falling order', () => {
    fc.assert(
      fc.property(anyPatterns, fc.string({ unit: 'binary' }), (patterns, query) => {
        const results = new PatternIndex(patterns).search(query);
        for (const [at, { pattern, relevance, score }] of results.entries()) {
          expect(patterns).toContain(pattern);
          expect(relevance > 0 && relevance < 1 && score > 0).toBe(true);
          expect(relevance).toBeLessThanOrEqual(results[at - 1]?.relevance ?? 1);
        }
      }),
      { numRuns: 100 },
    );
  });
});
