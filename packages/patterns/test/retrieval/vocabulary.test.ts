import { describe, expect, test } from 'vitest';
import { associations } from '../../src/retrieval/associations.ts';
import { STOP_WORDS } from '../../src/retrieval/common-words.ts';
import { termsOf } from '../../src/retrieval/terms.ts';
import { ERROR_SHAPES } from '../../src/retrieval/vocabulary/error-shapes.ts';
import { VOCABULARY } from '../../src/retrieval/vocabulary/vocabulary.ts';

const associatedWith = (query: string): ReadonlyMap<string, number> =>
  associations(query, new Set(termsOf(query)));

describe('the vocabulary', () => {
  test('says something for each of its words', () => {
    for (const concepts of VOCABULARY)
      for (const [when, means] of Object.entries(concepts)) {
        expect(when.split(' ').every((words) => words.split('+').every(Boolean))).toBe(true);
        expect(termsOf(means).filter((term) => !STOP_WORDS.has(term))).not.toEqual([]);
      }
  });
});

describe('associations', () => {
  test('lead from a task to the APIs it is done with', () => {
    expect([...associatedWith('download a file').keys()]).toContain('timeout');
  });

  test('count for more when words together say what is meant', () => {
    const alone = associatedWith('yaml').get('load') ?? 0;
    const together = associatedWith('parse a date').get('strptim') ?? 0;
    expect(together).toBeGreaterThan(alone);
    expect(alone).toBeGreaterThan(0);
  });

  test('need all words of an alternative', () => {
    expect(associatedWith('first').has('slice')).toBe(false);
    expect(associatedWith('first element').has('slic')).toBe(true);
  });

  test('take the form of an error only from a text that looks like one', () => {
    const means = (query: string) => associatedWith(query).has('shadow');
    expect(means("TypeError: 'list' object is not callable")).toBe(true);
    expect(means('why a list is not callable')).toBe(false);
  });

  test('are none for words that no table has', () => {
    expect(associatedWith('haiku autumn').size).toBe(0);
  });

  test('stay quick on long hostile texts', () => {
    const texts = ["'", "name '", 'possible ', 'SyntaxError: ', 'Unexpected token ', 'x'].map((text) =>
      `TypeError: ${text.repeat(4000)}`.slice(0, 4000),
    );
    for (const text of texts)
      for (const [form] of ERROR_SHAPES) expect(typeof form.test(text)).toBe('boolean');
  });
});
