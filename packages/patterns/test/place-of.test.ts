import { expect, test } from 'vitest';
import { placeOf } from '../src/place-of.ts';

test('counts lines and columns from one', () => {
  expect(placeOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
});
