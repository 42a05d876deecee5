import type { Lesson } from '@feedback/schema';
import { boundsCheckingRule } from './bounds-checking-rule.ts';

export const boundsChecking: Lesson = {
  pattern_id: 'builtin:bounds_checking',
  name: 'bounds_checking',
  description:
    'The first or last element is taken from a list that may be empty, which raises IndexError. ' +
    'Filters, searches and queries give nothing for ordinary input. Test the list first, or use next(..., default), ' +
    'and decide what "none" means to the caller.',
  bad_example: `def newest_release(releases):
    stable = [release for release in releases if not release["draft"]]
    return stable[0]["version"]
`,
  good_example: `def newest_release(releases):
    stable = [release for release in releases if not release["draft"]]
    if not stable:
        return None
    return stable[0]["version"]
`,
  test_coverage: `def test_no_stable_release_gives_none():
    assert newest_release([{"version": "2.0", "draft": True}]) is None


def test_first_stable_release_is_the_newest():
    releases = [{"version": "2.0", "draft": True}, {"version": "1.9", "draft": False}]
    assert newest_release(releases) == "1.9"
`,
  severity: 'high',
  language: 'python',
  tags: [
    'list',
    'index',
    'IndexError',
    'first',
    'last',
    'empty',
    'bounds',
    'element',
    'findall',
    'filter',
    'query',
  ],
  rule: boundsCheckingRule,
  tier: 'proved_check',
  matches: {
    messages: [
      'list index out of range',
      'tuple index out of range',
      'string index out of range',
      'pop from empty list',
    ],
    expressions: ['index -?\\d+ is out of bounds for axis \\d+ with size 0'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: the empty case is rare in tests and certain in production, and it crashes the request. The rule looks at lists that were filtered, searched or queried, and at list parameters, and trusts any test of the list in the same function.',
  },
};
