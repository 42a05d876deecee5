import { describe, expect, it } from 'vitest';
import { PatternAwareGenerator, withRetrieved, type Retrieve } from '../src/index.ts';
import { aPattern } from './library.ts';

const library = ['numpy_json_serialization', 'request_timeout', 'retry_limit', 'old_lesson'].map((name) =>
  aPattern(name, name === 'old_lesson' ? { status: 'archived' } : {}),
);
const PROMPT = 'Process a NumPy array and return JSON';
const clock = () => new Date('2026-01-31T12:00:00Z');
const generate = (retrieve?: Retrieve, prompt = PROMPT) =>
  new PatternAwareGenerator(library, { clock }).generate(prompt, retrieve === undefined ? {} : { retrieve });
const found = (name: string, relevance: number) => ({ pattern: { name }, relevance });

describe('retrieve', () => {
  it('adds advice, most relevant first, and changes nothing else', async () => {
    const plain = await generate();
    const advised = await generate(() => [found('retry_limit', 0.6), found('Request-Timeout', 0.9)]);
    expect(advised.suggested.slice(plain.suggested.length)).toMatchObject([
      { pattern: 'request_timeout', relevance: 0.9, confidence: 0.9 },
      { pattern: 'retry_limit', relevance: 0.6 },
    ]);
    expect(advised.report).toContain('`request_timeout`, match 90 %, relevance 90 %: What it is about fits');
    expect({ ...advised, suggested: [], report: '' }).toEqual({ ...plain, suggested: [], report: '' });
  });

  it('is asked with the language of the code', async () => {
    const asked: unknown[] = [];
    await generate((prompt, options) => {
      asked.push([prompt, options]);
      return [];
    }, 'JSON endpoint in TypeScript');
    expect(asked).toEqual([['JSON endpoint in TypeScript', { language: 'typescript' }]]);
  });

  it.each([
    ['less likely right than wrong', found('request_timeout', 0.49)],
    ['no probability', found('request_timeout', Number.NaN)],
    ['not of the library', found('stranger', 0.9)],
    ['out of force', found('old_lesson', 0.9)],
    ['applied already', found('numpy_json_serialization', 0.9)],
  ])('leaves out what is %s', async (_, retrieved) => {
    expect(await generate(() => [retrieved])).toEqual(await generate());
  });

  it('advises where no code is written', async () => {
    const { status, suggested } = await generate(() => [found('request_timeout', 0.7)], 'Compose a sonnet');
    expect([status, suggested]).toMatchObject(['abstained', [{ pattern: 'request_timeout' }]]);
  });
});

describe('withRetrieved', () => {
  it('tells the relevance of what is suggested already, once', () => {
    const suggested = [{ pattern: 'retry_limit', confidence: 0.4, reason: 'Matched.' }];
    const applied: readonly { readonly pattern: string }[] = [];
    expect(withRetrieved(suggested, [found('retry_limit', 0.8)], { patterns: library, applied })).toEqual([
      { pattern: 'retry_limit', confidence: 0.4, reason: 'Matched.', relevance: 0.8 },
    ]);
  });

  it('gives five pieces of advice at most', () => {
    const patterns = Array.from({ length: 9 }, (_, index) => aPattern(`lesson_${index}`));
    const retrieved = patterns.map(({ name }, index) => found(name, 0.5 + index / 20));
    const names = withRetrieved([], retrieved, { patterns, applied: [] }).map(({ pattern }) => pattern);
    expect(names).toEqual(['lesson_8', 'lesson_7', 'lesson_6', 'lesson_5', 'lesson_4']);
  });
});
