import { expect, test } from 'vitest';
import { stem } from '../../src/prompt/stem.ts';

test.each([
  ['logging', 'logs', 'log'],
  ['handles', 'handling', 'handle'],
  ['processes', 'processing', 'process'],
  ['uploads', 'uploaded', 'uploading'],
  ['categories', 'category', 'category'],
  ['indices', 'indexes', 'index'],
  ['parsed', 'parsing', 'parse'],
])('%s, %s and %s are one word', (...words) => {
  expect(new Set(words.map(stem)).size).toBe(1);
});

test.each([
  ['string', 'str'],
  ['class', 'clas'],
  ['profile', 'file'],
  ['news', 'new'],
  ['blog', 'log'],
])('%s is not %s', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});
