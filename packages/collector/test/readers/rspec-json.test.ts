import { expect, it } from 'vitest';
import { counts, readTests } from '../test-report/read-tests.ts';

const rspec = (examples: readonly object[], fields: object = {}) => ({
  version: '3.13.0',
  examples,
  summary: { example_count: examples.length, errors_outside_of_examples_count: 0 },
  summary_line: '',
  ...fields,
});

it('reads examples', async () => {
  const example = {
    description: 'adds',
    full_description: 'Basket adds',
    status: 'failed',
    file_path: './spec/basket_spec.rb',
    line_number: 4,
    exception: {
      class: 'RSpec::Expectations::ExpectationNotMetError',
      message: '\nexpected 2',
      backtrace: ['a.rb:1'],
    },
  };
  const { format, totals, events } = await readTests(
    rspec([example, { description: 'x', status: 'pending' }, { status: 'passed' }]),
  );
  expect(format).toBe('rspec-json');
  expect(totals).toEqual(counts(3, 1, 0, 1));
  expect(events[0]).toMatchObject({
    suite: 'Basket',
    failure_type: 'RSpec::Expectations::ExpectationNotMetError',
    failure_reason: 'expected 2',
    file_path: 'spec/basket_spec.rb',
    line: 4,
  });
});

it('counts what broke outside of examples', async () => {
  const messages = [
    '\nAn error occurred while loading ./spec/a_spec.rb.\nFailure/Error: require "nope"\n\nLoadError:\n  cannot load such file',
    'No examples found.',
  ];
  const { totals, events } = await readTests(
    rspec([], { messages, summary: { errors_outside_of_examples_count: 1 } }),
  );
  expect(totals).toEqual(counts(0, 0, 1));
  expect(events[0]?.test_name).toBe('./spec/a_spec.rb');
});

it('believes a count of errors without messages, within reason', async () => {
  const { totals } = await readTests(rspec([], { summary: { errors_outside_of_examples_count: 2 } }));
  expect(totals).toEqual(counts(0, 0, 2));
});
