/** A JUnit report of one run: a failing test, a passing and a skipped one. */
export const junit = (timestamp = '2026-01-30T10:00:00Z'): string => `<?xml version="1.0"?>
<testsuites>
  <testsuite name="pytest" tests="3" failures="1" skipped="1" timestamp="${timestamp}" hostname="ci">
    <testcase classname="test_basket" name="test_first" time="0.01">
      <failure message="IndexError: list index out of range">def first(items):
&gt;       return items[0]
E       IndexError: list index out of range

app/basket.py:2: IndexError</failure>
    </testcase>
    <testcase classname="test_basket" name="test_sum" time="0.01"/>
    <testcase classname="test_basket" name="test_later" time="0"><skipped/></testcase>
  </testsuite>
</testsuites>
`;

/** Python that swallows every exception: the built-in pattern `specific_exceptions` knows it. */
export const bareExcept = `def load(path):
    try:
        return open(path, encoding="utf-8").read()
    except:
        return None
`;
