import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK, maskMessage } from '../../src/judge/mask-message.ts';

describe('maskMessage', () => {
  it.each([
    ['list index 17 out of range', 'list index <*> out of range'],
    [
      "Cannot read properties of undefined (reading 'length')",
      'Cannot read properties of undefined (reading <*>)',
    ],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED <*>'],
    ['timeout of 2500ms exceeded', 'timeout of <*> exceeded'],
    ['took 1.5 s, limit 800 MB', 'took <*>, limit <*>'],
    ['no such file: /var/tmp/a-1/b.txt', 'no such file: <*>'],
    ['cannot open C:\\data\\in.csv now', 'cannot open <*> now'],
    ['bad import in src/app/main.ts', 'bad import in <*>'],
    ['user 6f9619ff-8b86-d011-b42d-00c04fc964ff is gone', 'user <*> is gone'],
    ['object at 0x7f3a2c is freed', 'object at <*> is freed'],
    ['commit deadbeef01 not found', 'commit <*> not found'],
    ['GET https://example.org/a?b=1 failed', 'GET <*> failed'],
    ['at 2026-01-30T10:00:00Z it stopped', 'at <*> it stopped'],
    ["it doesn't fit, can't be", "it doesn't fit, can't be"],
    ['Object of type float64 is not serializable', 'Object of type float64 is not serializable'],
    ['expected [1, 2, 3]', 'expected [<*>]'],
    ['\n\n  first line\nsecond line', 'first line'],
    ['', ''],
  ])('masks %j as %j', (message, template) => {
    expect(maskMessage(message)).toBe(template);
  });

  it('gives messages that differ in numbers only one template', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        const message = (number: number): string => `row ${number} of table is locked after ${number}ms`;
        expect(maskMessage(message(a))).toBe(maskMessage(message(b)));
        expect(maskMessage(message(a))).toContain(MASK);
      }),
    );
  });

  it('gives one line of bounded length for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000, unit: 'binary' }), (text) => {
        const template = maskMessage(text);
        expect(template).not.toMatch(/[\r\n]/);
        expect(template.length).toBeLessThanOrEqual(500 * MASK.length);
      }),
    );
  });
});
