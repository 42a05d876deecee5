import { describe, expect, test } from 'vitest';
import { stem } from '../../src/retrieval/stem.ts';
import { termsOf } from '../../src/retrieval/terms.ts';

describe('a stem', () => {
  test.each([
    ['parse', 'parses', 'parsed', 'parsing', 'parser'],
    ['cache', 'caches', 'cached', 'caching'],
    ['stop', 'stops', 'stopped', 'stopping'],
    ['query', 'queries'],
    ['class', 'classes'],
    ['process', 'processes', 'processing'],
    ['iterate', 'iterator', 'iterating'],
    ['connect', 'connection', 'connected'],
    ['run', 'running', 'ran'],
  ])('is shared by the forms of "%s"', (...forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  test.each([
    ['this', 'thing'],
    ['string', 'str'],
    ['async', 'sync'],
    ['less', 'les'],
    ['bring', 'br'],
  ])('keeps "%s" and "%s" apart', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  test.each(['', 's', 'ed', 'ing', 'is', 'os', 'constructor', '__proto__'])('of %j is a text', (word) => {
    expect(typeof stem(word)).toBe('string');
  });
});

describe('the terms of a text', () => {
  test('are the parts of an identifier and each compound name', () => {
    expect(termsOf('os.path.getMtime')).toEqual(['os', 'path', 'get', 'mtim', 'getmtim']);
    expect(termsOf('XMLHttpRequest')).toEqual(['xml', 'http', 'request', 'xmlhttprequest']);
    expect(termsOf('snake_case_name')).toEqual(['snak', 'cas', 'nam', 'snakecasenam']);
    expect(termsOf('sha256')).toEqual(['sha', '256', 'sha256']);
  });

  test('meet where code abbreviates what prose spells out', () => {
    for (const [code, prose] of [
      ['dir', 'folder'],
      ['tmp', 'temporary'],
      ['regex', 'regexp'],
      ['env', 'environment'],
      ['args', 'arguments'],
      ['db', 'database'],
    ] as const)
      expect(termsOf(code)).toEqual(termsOf(prose));
  });

  test('are found in any script', () => {
    expect(termsOf('Größe 大きさ размер')).toHaveLength(3);
  });

  test('are none in punctuation', () => {
    expect(termsOf('... --- !?')).toEqual([]);
  });
});
