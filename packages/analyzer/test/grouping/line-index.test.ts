import { expect, it } from 'vitest';
import { LineIndex } from '../../src/grouping/line-index.ts';

const COMMON = ['the worker starts', 'the broker answers', 'the queue drains'];

it('finds the texts with most lines in common', () => {
  const index = new LineIndex();
  expect(index.add(0, COMMON)).toEqual([]);
  expect(index.add(1, [...COMMON, 'one more line'])).toEqual([0]);
  expect(index.add(2, ['something else happened'])).toEqual([]);
});

it('does not find texts with few lines in common', () => {
  const index = new LineIndex();
  index.add(0, COMMON);
  expect(index.add(1, [COMMON[0] ?? '', 'the disk fills', 'the shop closes'])).toEqual([]);
});

it('gives more weight to lines with more words', () => {
  const index = new LineIndex();
  index.add(0, ['a long line about the broker that broke', 'short']);
  expect(index.add(1, ['a long line about the broker that broke', 'other'])).toEqual([0]);
});

it('finds nothing by lines without words', () => {
  const index = new LineIndex();
  index.add(0, ['<*>', '---']);
  expect(index.add(1, ['<*>', '---'])).toEqual([]);
});
