import { expect, test } from 'vitest';
import { checksum } from '../../src/checking/checksum.ts';

test('is the same for the same bytes, wherever they lie in memory', () => {
  const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7]);
  expect(checksum(new Uint8Array([0, ...bytes, 0]).subarray(1, 8))).toBe(checksum(bytes));
});

test('tells every change of one byte', () => {
  const bytes = Uint8Array.from({ length: 11 }, (_, index) => index * 23);
  const sums = new Set([checksum(bytes)]);
  let texts = 1;
  for (const at of bytes.keys())
    for (let by = 1; by <= 255; by += 1, texts += 1)
      sums.add(checksum(bytes.map((byte, place) => (place === at ? byte ^ by : byte))));
  expect(sums.size).toBe(texts);
});

test('tells text that was cut or is longer by zeros', () => {
  const bytes = new Uint8Array([9, 9, 0, 0]);
  const sums = [0, 1, 2, 3, 4].map((length) => checksum(bytes.subarray(0, length)));
  expect(new Set(sums).size).toBe(sums.length);
});
