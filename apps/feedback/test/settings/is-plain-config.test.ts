import { expect, test } from 'vitest';
import { Config } from '../../src/settings/config.ts';
import { isPlainConfig } from '../../src/settings/is-plain-config.ts';

const FULL = {
  $schema: 'x',
  store: 'a.db',
  patterns_file: 'p.json',
  extends: ['./team.json'],
  project: 'p',
  reports: ['r/*.xml'],
  ignore: ['gen/'],
  fail_on: 'high',
  min_confidence: 0.5,
  period: 'week',
  adopted_at: '2026-01-31T12:00:00.000Z',
};

const VALUES: readonly unknown[] = [
  '',
  'high',
  'week',
  'ever',
  '2026-02-30T12:00:00.000Z',
  '2026-01-31T12:00:00Z',
  -0.1,
  0,
  1,
  1.1,
  Number.NaN,
  null,
  true,
  [],
  [''],
  [1],
  Array.from({ length: 17 }, () => 'x'),
  {},
  undefined,
];

test('takes every setting', () => {
  expect(isPlainConfig(FULL)).toBe(true);
  expect(Object.keys(FULL)).toEqual(Object.keys(Config.shape));
});

test.each([...Object.keys(FULL), 'unknown', 'constructor'])(
  'takes nothing for %s that the schema refuses',
  (name) => {
    const wrong = VALUES.map((value) => Object.assign({}, FULL, { [name]: value })).filter(
      (value) => isPlainConfig(value) && !Config.safeParse(value).success,
    );
    expect(wrong).toEqual([]);
  },
);

test.each([[[]], [null], ['x'], [1]])('does not take %j', (value) => {
  expect(isPlainConfig(value)).toBe(false);
});
