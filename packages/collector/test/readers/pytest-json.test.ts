import { expect, it } from 'vitest';
import { counts, readTests } from '../test-report/read-tests.ts';

const pytest = (fields: object) => ({
  created: 1_769_767_200.5,
  duration: 1,
  exitcode: 1,
  root: '/app',
  ...fields,
});

const failed = {
  nodeid: 'tests/test_basket.py::TestBasket::test_add[1-a::b]',
  lineno: 11,
  outcome: 'failed',
  setup: { outcome: 'passed' },
  call: {
    outcome: 'failed',
    crash: { path: '/app/basket.py', lineno: 3, message: 'IndexError: list index out of range' },
    longrepr: 'def test_add():\n>  items[0]\nE  IndexError: list index out of range',
  },
};

it('reads outcomes', async () => {
  const outcomes = ['passed', 'xpassed', 'failed', 'error', 'skipped', 'xfailed'];
  const tests = outcomes.map((outcome) => ({ nodeid: `test_a.py::test_${outcome}`, outcome }));
  const { format, totals } = await readTests(pytest({ tests }));
  expect(format).toBe('pytest-json');
  expect(totals).toEqual(counts(6, 1, 1, 2));
});

it('names file, class, test and parameters', async () => {
  const { events } = await readTests(pytest({ tests: [failed] }));
  expect(events[0]).toMatchObject({
    test_name: 'test_add[1-a::b]',
    suite: 'tests/test_basket.py::TestBasket',
    file_path: 'tests/test_basket.py',
    line: 12,
    failure_type: 'IndexError',
    failure_reason: 'list index out of range',
  });
});

it('counts a module that could not be imported as an error without a test', async () => {
  const longrepr =
    "test_a.py:1: in <module>\n    import nope\nE   ModuleNotFoundError: No module named 'nope'";
  const collectors = [
    { nodeid: '', outcome: 'passed' },
    { nodeid: 'test_a.py', outcome: 'failed', longrepr },
  ];
  const { totals, events } = await readTests(pytest({ exitcode: 2, tests: [], collectors }));
  expect(totals).toEqual(counts(0, 0, 1));
  expect(events[0]).toMatchObject({
    failure_type: 'ModuleNotFoundError',
    failure_reason: "No module named 'nope'",
  });
});

it('believes the summary of a report without tests', async () => {
  const { totals } = await readTests(pytest({ summary: { passed: 1, failed: 2, total: 4, xfailed: 1 } }));
  expect(totals).toEqual(counts(4, 2, 0, 1));
});
