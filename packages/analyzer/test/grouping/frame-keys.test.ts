import { expect, it } from 'vitest';
import { parseFrames } from '@feedback/traces';
import { frameKeys } from '../../src/grouping/frame-keys.ts';

const keys = (...lines: readonly string[]): string[] => frameKeys(parseFrames(lines.join('\n')));

it.each([
  ['lines', '\tat com.acme.Basket.sum(Basket.java:1)', '\tat com.acme.Basket.sum(Basket.java:2)'],
  [
    'Java lambdas',
    '\tat com.acme.Basket.lambda$sum$0(B.java:1)',
    '\tat com.acme.Basket.lambda$sum$12(B.java:1)',
  ],
  ['Java inner classes', '\tat com.acme.Basket$1.run(B.java:1)', '\tat com.acme.Basket$2.run(B.java:1)'],
  ['.NET lambdas', '   at Acme.Basket.<Sum>b__0(String s)', '   at Acme.Basket.<Sum>b__7(String s)'],
  [
    'bundles',
    '    at https://shop.example/js/app.3f2a9c1b77.js:1:2',
    '    at https://shop.example/js/app.99aa01bc3d.js:9:9',
  ],
  [
    'folders of builds',
    '    at <anonymous> (/build/1/app/basket.js:1:1)',
    '    at <anonymous> (/build/2/app/basket.js:1:1)',
  ],
])('does not tell %s apart', (_, one, two) => {
  expect(keys(one)).toEqual(keys(two));
});

it('tells callbacks of different files apart', () => {
  expect(keys('    at Object.<anonymous> (/app/a.js:1:1)')).not.toEqual(
    keys('    at Object.<anonymous> (/app/b.js:1:1)'),
  );
});

it('shows recursion once, through one function or through two', () => {
  const [one, two] = ['\tat com.acme.A.one(A.java:1)', '\tat com.acme.A.two(A.java:2)'];
  expect(keys(one, one, one, two)).toEqual(['com.acme.A.one', 'com.acme.A.two']);
  expect(keys(one, two, one, two)).toEqual(['com.acme.A.one', 'com.acme.A.two']);
});
