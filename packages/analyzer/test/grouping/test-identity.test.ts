import { describe, expect, it } from 'vitest';
import { parseFrames } from '@feedback/traces';
import { isTestFrame, readTestName, testIdentityOf } from '../../src/grouping/test-identity.ts';

const fromText = (text: string) => testIdentityOf(undefined, parseFrames(text), text);

describe('readTestName', () => {
  it.each([
    ['com.acme.BasketTest::testSum', 'com.acme.BasketTest', 'testSum'],
    ['com.acme.BasketTest.testSum', 'com.acme.BasketTest', 'testSum'],
    ['com.acme.BasketTest#testSum', 'com.acme.BasketTest', 'testSum'],
    ['tests/test_basket.py::TestSum::test_total[7-a]', 'tests/test_basket.py::TestSum', 'test_total'],
    ['basket.test.ts > sum > adds up', 'basket.test.ts > sum', 'adds up'],
    ['parallel/test-basket.js', 'parallel/test-basket.js', undefined],
    ['basket', 'basket', undefined],
  ])('cuts %s into unit and name', (test, unit, name) => {
    expect(readTestName(test)).toEqual({ unit, name });
  });
});

describe('testIdentityOf', () => {
  it('takes the outermost test in the stack', () => {
    const text = `x
\tat com.acme.Basket.sum(Basket.java:1)
\tat com.acme.BaseTest.check(BaseTest.java:2)
\tat com.acme.BasketTest$1.testSum(BasketTest.java:3)
\tat org.junit.Runner.run(Runner.java:4)`;
    expect(fromText(text)).toEqual({ unit: 'com.acme.BasketTest', name: 'testSum' });
  });

  it('takes the file where tests are callbacks, with its folder', () => {
    expect(fromText('    at TestContext.<anonymous> (file:///app/test/shop/basket.test.ts:3:1)')).toEqual({
      unit: 'shop/basket.test.ts',
      name: undefined,
    });
  });

  it('takes a function that calls itself a test', () => {
    expect(fromText('  File "/app/tests/test_basket.py", line 3, in test_sum\n    sum()')).toEqual({
      unit: 'tests/test_basket.py',
      name: 'test_sum',
    });
  });

  it('takes a test file that the text names, but not one that passed', () => {
    expect(fromText('✔ shop/test-stock.js (3 ms)\nLocation: shop/test-basket.js:3:1')).toEqual({
      unit: 'shop/test-basket.js',
      name: undefined,
    });
    expect(fromText('✔ shop/test-stock.js (3 ms)')).toBeUndefined();
  });
});

describe('isTestFrame', () => {
  it.each([
    ['\tat com.acme.BasketTest.testSum(BasketTest.java:1)', true],
    ['\tat com.acme.Basket.sum(Basket.java:1)', false],
    ['    at rm (/app/test/common/tmp.js:1:1)', true],
    ['    at sum (/app/src/basket.js:1:1)', false],
    ['    at sum (/app/src/latest.js:1:1)', false],
  ])('judges %s', (line, expected) => {
    expect(parseFrames(line).map(isTestFrame)).toEqual([expected]);
  });
});
