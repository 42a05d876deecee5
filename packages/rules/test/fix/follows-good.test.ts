import { describe, expect, it } from 'vitest';
import { followsGood } from '../../src/fix/follows-good.ts';

const BAD = 'def f():\n    a = risky(1)\n    b = risky(2)\n';
const GOOD = 'def f():\n    a = safe(1)\n    b = safe(2)\n';

describe('followsGood', () => {
  it.each([
    ['all places', GOOD, true],
    ['one of two places', 'def f():\n    a = safe(1)\n    b = risky(2)\n', true],
    ['nothing', BAD, true],
    [
      'a place, with comments and other layout',
      'def f():\n  a = safe( 1 )  # better\n  b = risky(2)\n',
      true,
    ],
    ['a place in another way', 'def f():\n    a = sure(1)\n    b = risky(2)\n', false],
    ['no place but took one away', 'def f():\n    b = risky(2)\n', false],
    ['a place, and another statement added', 'def f():\n    a = safe(1)\n    b = risky(2)\n    c()\n', false],
    ['one place as if it were two', 'def f():\n    a = safe(1)\n    a = safe(1)\n', false],
  ])('judges a fix that repaired %s', (_, fixed, follows) => {
    expect(followsGood('python', { bad: BAD, fixed, good: GOOD })).toBe(follows);
  });
});
