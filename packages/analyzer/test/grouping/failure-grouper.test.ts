import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnalyzerError } from '../../src/analyzer-error.ts';
import { FailureGrouper, type FailureGrouperOptions } from '../../src/grouping/failure-grouper.ts';
import { MASS_BROKEN_BUILD } from '../../src/grouping/mass-events.ts';
import type { Failure } from '../../src/grouping/profile.ts';

const grouped = (failures: readonly Failure[], options?: FailureGrouperOptions) => {
  const grouper = new FailureGrouper(options);
  const ids = failures.map((failure) => grouper.add(failure).id);
  return { grouper, ids, groups: ids.map((id) => grouper.resolve(id)) };
};

const groupCount = (failures: readonly Failure[]): number => new Set(grouped(failures).groups).size;

interface JavaFailure {
  readonly test: string;
  readonly error: string;
  readonly frames?: readonly string[];
  readonly line?: number;
}

const javaFailure = ({ test, error, frames = [], line = 15 }: JavaFailure): Failure => ({
  test,
  raw: [
    error,
    '\tat org.junit.Assert.fail(Assert.java:89)',
    ...frames.map((frame) => `\tat ${frame}(Basket.java:${line})`),
    `\tat ${test.replace('::', '.')}(BasketTest.java:${line + 7})`,
    '\tat java.base/java.lang.reflect.Method.invoke(Method.java:580)',
  ].join('\n'),
});

const nodeFailure = (file: string, error: string, line = 3): Failure => ({
  raw: `${error}\n    at Object.<anonymous> (/build/${line}/app/test/parallel/${file}:${line}:5)\n    at Module._compile (node:internal/modules/cjs/loader:1546:14)`,
});

/** Any UTF-16 units, halves of surrogate pairs among them; fast-check's own `binary` takes seconds to prepare. */
const anyUnit = fc.nat(0xff_ff).map((unit) => String.fromCodePoint(unit));

describe('FailureGrouper', () => {
  it('does not mind lines, columns, numbers and folders of builds', () => {
    const one = nodeFailure('test-basket.js', 'RangeError: 7 is too many', 3);
    const two = nodeFailure('test-basket.js', 'RangeError: 8 is too many', 99);
    const { ids } = grouped([one, two]);
    expect(ids[0]).toBe(ids[1]);
  });

  it('does not mind how deep a recursion went, nor generated names', () => {
    const frames = (depth: number, lambda: number) => [
      ...Array.from({ length: depth }, () => 'com.acme.Basket.walk'),
      `com.acme.Basket.lambda$sum$${lambda}`,
      'com.acme.Basket.sum',
    ];
    const failure = (depth: number, lambda: number) =>
      javaFailure({
        test: 'com.acme.BasketTest::testSum',
        error: 'java.lang.StackOverflowError',
        frames: frames(depth, lambda),
      });
    const { ids } = grouped([failure(3, 1), failure(90, 7)]);
    expect(ids[0]).toBe(ids[1]);
  });

  it('takes a file whose tests have no names for one test', () => {
    const failures = [
      nodeFailure('test-basket.js', 'AssertionError: 1 !== 2'),
      nodeFailure('test-basket.js', 'Error: timeout'),
      nodeFailure('test-stock.js', 'AssertionError: 1 !== 2'),
    ];
    expect(groupCount(failures.slice(0, 2))).toBe(1);
    expect(groupCount(failures)).toBe(2);
  });

  it('puts tests of one class together whose names and messages agree', () => {
    const of = (name: string, error: string) => javaFailure({ test: `com.acme.BasketTest::${name}`, error });
    const failures = [
      of('testSumOfDiscount1', 'java.lang.IllegalStateException: no price for apple'),
      of('testSumOfDiscount2', 'java.lang.IllegalStateException: no price for pear'),
      of('testColour', 'junit.framework.AssertionFailedError: expected:<red> but was:<blue>'),
    ];
    const { groups } = grouped(failures);
    expect(groups[0]).toBe(groups[1]);
    expect(groups[2]).not.toBe(groups[0]);
  });

  it('puts assertions together, in any class, that find the same difference', () => {
    const of = (test: string, value: string) =>
      javaFailure({
        test,
        error: `org.junit.ComparisonFailure: expected:<...${value} [undefined] x> but was:<...${value} [any] x>`,
      });
    const { grouper, groups } = grouped([
      of('com.acme.ATest::testIt', 'var'),
      of('com.acme.BTest::testThat', 'function'),
    ]);
    expect(groups[0]).toBe(groups[1]);
    expect(grouper.add(of('com.acme.BTest::testThat', 'function')).reason).toContain('difference');
  });

  it('keeps plain differences of unlike tests apart', () => {
    const of = (test: string) =>
      javaFailure({ test, error: 'junit.framework.AssertionFailedError: expected:<1> but was:<0>' });
    expect(groupCount([of('com.acme.ATest::testSum'), of('com.acme.BTest::testColour')])).toBe(2);
  });

  it('puts an error together that comes from the same frames, whatever the test', () => {
    const frames = ['com.acme.Plot.range', 'com.acme.Axis.adjust', 'com.acme.Axis.configure'];
    const error = 'java.lang.NullPointerException';
    const failures = ['com.acme.ATest::testA', 'com.acme.BTest::testB'].map((test) =>
      javaFailure({ test, error, frames }),
    );
    expect(groupCount(failures)).toBe(1);
  });

  it('takes the root of a chain of causes', () => {
    const wrapped = (outer: string): Failure => ({
      test: `com.acme.${outer}Test::testIt`,
      raw: `com.acme.${outer}Exception: wrapped
\tat com.acme.${outer}.run(Run.java:1)
\tat com.acme.${outer}Test.testIt(Run.java:2)
Caused by: java.lang.NullPointerException
\tat com.acme.Plot.range(Plot.java:3)
\tat com.acme.Axis.adjust(Axis.java:4)
\tat com.acme.Axis.configure(Axis.java:5)
\t... 9 more`,
    });
    expect(groupCount([wrapped('Shop'), wrapped('Stock')])).toBe(1);
  });

  it('makes one group of a broken build, and lets the tests keep theirs', () => {
    const error = 'ReferenceError: basketTotal is not defined';
    const own = nodeFailure('test-a.js', 'AssertionError: 1 !== 2');
    const broken = Array.from({ length: MASS_BROKEN_BUILD }, (_, index) =>
      nodeFailure(`test-${'abcdef'[index]}.js`, error),
    );
    const before = grouped([own, ...broken.slice(0, -1)]);
    expect(new Set(before.groups).size).toBe(MASS_BROKEN_BUILD - 1);
    const after = grouped([own, ...broken]);
    expect(new Set(after.groups).size).toBe(2);
    expect(after.groups[0]).not.toBe(after.groups[1]);
    expect(after.grouper.add(broken[0] ?? own)).toMatchObject({
      isNew: false,
      reason: expect.stringContaining('mass event'),
    });
  });

  it('leaves errors of one wording with their tests until there are very many', () => {
    const failures = Array.from({ length: 50 }, (_, index) =>
      nodeFailure(
        `test-${String.fromCodePoint(97 + (index % 25), 97 + Math.floor(index / 25))}.js`,
        'Error: read ECONNRESET',
      ),
    );
    expect(groupCount(failures.slice(0, 49))).toBe(49);
    expect(groupCount(failures)).toBe(1);
  });

  it('goes by the text where no test is known', () => {
    const text = (last: string): Failure => ({
      raw: `starting the worker pool\nreading the configuration\nlistening on port 8080\nconnection lost to the broker\n${last}`,
    });
    expect(groupCount([text('giving up'), text('retrying once')])).toBe(1);
    expect(groupCount([text('giving up'), { raw: 'the disk is full\nno more writes are possible' }])).toBe(2);
  });

  it('takes the test from the line that announces it', () => {
    const failures = [
      'not ok 7 - basket/sum\n  timeout',
      'not ok 9 - basket/sum\n  exit 1',
      '--- FAIL: TestSum (0.00s)\n  timeout',
    ];
    expect(groupCount(failures.map((raw) => ({ raw })))).toBe(2);
  });

  it('reads Python, whose headline comes last', () => {
    const python = (test: string, line: number): Failure => ({
      raw: `Traceback (most recent call last):
  File "/app/tests/${test}.py", line ${line}, in run
    sum()
  File "/app/shop/a.py", line ${line}, in sum
    price()
  File "/app/shop/b.py", line ${line}, in price
    look()
  File "/app/shop/c.py", line ${line}, in look
    return prices[key]
KeyError: 'apple'`,
    });
    const { groups } = grouped([python('test_a', 1), python('test_b', 2)]);
    expect(groups[0]).toBe(groups[1]);
  });

  const failure = fc
    .record({
      unit: fc.constantFrom('ATest', 'BTest', 'CTest'),
      name: fc.constantFrom(
        'testSum',
        'testSumTotal',
        'testColour',
        'testColourRed',
        'testSize1',
        'testSize2',
      ),
      error: fc.constantFrom(
        'java.lang.NullPointerException',
        'java.lang.NoSuchMethodError: com.acme.Plot.range',
        'junit.framework.AssertionFailedError: expected:<red> but was:<blue>',
        'junit.framework.AssertionFailedError: expected:<1> but was:<0>',
        'java.lang.IllegalStateException: no price for apple',
      ),
      line: fc.nat(99),
    })
    .map(({ unit, name, error, line }) => javaFailure({ test: `com.acme.${unit}::${name}`, error, line }));
  const textOnly = fc
    .array(
      fc.constantFrom('the disk is full', 'giving up now', 'worker pool lost', 'reading configuration'),
      { minLength: 1, maxLength: 4 },
    )
    .map((lines) => ({ raw: lines.join('\n') }));
  const failures = fc.array(fc.oneof(failure, textOnly), { maxLength: 40 });

  it('makes the same groups, with the same ids, in any order', () => {
    fc.assert(
      fc.property(failures, fc.infiniteStream(fc.nat()), (all, random) => {
        const numbered = all.map((each, index) => ({ each, index, key: random.next().value ?? 0 }));
        const shuffled = numbered.toSorted((a, b) => a.key - b.key);
        const { groups } = grouped(all);
        const other = grouped(shuffled.map(({ each }) => each)).groups;
        expect(shuffled.map(({ index }) => groups[index])).toEqual(other);
      }),
      { numRuns: 15 },
    );
  });

  it('goes on after a restart as if there had been none', () => {
    fc.assert(
      fc.property(failures, failures, (before, after) => {
        const { grouper, ids, groups } = grouped(before);
        const restored = FailureGrouper.fromJSON(JSON.parse(JSON.stringify(grouper)));
        expect(ids.map((id) => restored.resolve(id))).toEqual(groups);
        expect(after.map((each) => restored.add(each))).toEqual(after.map((each) => grouper.add(each)));
      }),
      { numRuns: 15 },
    );
  });

  it('gives groups whose ids are their own', () => {
    fc.assert(
      fc.property(failures, (all) => {
        const { grouper, groups } = grouped(all);
        expect(groups.map((id) => grouper.resolve(id))).toEqual(groups);
      }),
      { numRuns: 15 },
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyUnit }),
        fc.option(fc.string({ unit: anyUnit }), { nil: undefined }),
        (raw, test) => {
          const grouper = new FailureGrouper();
          const { id } = grouper.add(test === undefined ? { raw } : { raw, test });
          expect(grouper.resolve(grouper.resolve(id))).toBe(grouper.resolve(id));
        },
      ),
    );
  });

  it.each([
    ['nothing', ''],
    ['one long line', 'a'.repeat(500_000)],
    ['many brackets', 'expected:<['.repeat(50_000)],
    ['many differences', 'expected:<a> but was:<'.repeat(20_000)],
    ['many errors', 'Error: '.repeat(50_000)],
    ['many dots', `${'Error.'.repeat(50_000)}\n    at f (/a.js:1:1)`],
    ['many folders', 'test/'.repeat(50_000)],
    ['many lines', 'at f (/a.js:1:1)\n'.repeat(50_000)],
  ])('survives %s', (_, raw) => {
    expect(grouped([{ raw, test: raw }]).groups).toHaveLength(1);
  });

  it('stays within its bound, and still groups, when it is full', () => {
    const all = Array.from({ length: 50 }, (_, index) =>
      nodeFailure(`test-${String.fromCodePoint(97 + (index % 25))}.js`, 'AssertionError: no'),
    );
    const { grouper, groups } = grouped(all, { maxFailures: 5 });
    expect(grouper.toJSON().failures).toHaveLength(5);
    expect(new Set(groups).size).toBe(25);
    const restored = FailureGrouper.fromJSON(JSON.parse(JSON.stringify(grouper)), { maxFailures: 5 });
    expect(all.map((each) => restored.resolve(restored.add(each).id))).toEqual(groups);
  });

  it('refuses what is no state, no id and no bound', () => {
    const code = (act: () => unknown): unknown => {
      try {
        return act();
      } catch (error) {
        return error instanceof AnalyzerError ? error.code : error;
      }
    };
    const states = [
      undefined,
      null,
      7,
      [],
      {},
      { version: 2, failures: [], coarse: [] },
      { version: 1, failures: [{}], coarse: [] },
    ];
    expect(states.map((state) => code(() => FailureGrouper.fromJSON(state)))).toEqual(
      states.map(() => 'INVALID_STATE'),
    );
    expect(code(() => new FailureGrouper().resolve('f_x'))).toBe('UNKNOWN_ID');
    expect(code(() => new FailureGrouper({ maxFailures: 0 }))).toBe('INVALID_OPTION');
  });
});
