import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { jsonTestReader, type TestDocument } from '../test-report/json-test-reader.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';

const OUTCOME: ReadonlyMap<unknown, TestOutcome> = new Map([
  ['failed', 'failed'],
  ['pending', 'skipped'],
]);

const traceOf = ({ class: type, message, backtrace }: JsonObject): string =>
  [
    `${textOf(type) ?? ''}: ${textOf(message) ?? ''}`,
    ...listOf(backtrace).filter((line) => typeof line === 'string'),
  ]
    .join('\n')
    .trim();

/** The description of the groups around an example: its full description without its own. */
const suiteOf = (example: JsonObject): string | undefined => {
  const full = textOf(example['full_description']);
  const own = textOf(example['description']) ?? '';
  return full?.endsWith(own) === true ? full.slice(0, full.length - own.length).trim() : full;
};

const testOf = (example: JsonObject): TestCase => {
  const exception = objectOf(example['exception']);
  return {
    name: textOf(example['description']) ?? textOf(example['full_description']) ?? '',
    outcome: OUTCOME.get(example['status']) ?? 'passed',
    suite: suiteOf(example),
    message: textOf(exception['message'])?.trim(),
    type: textOf(exception['class']),
    trace: exception['class'] === undefined ? undefined : traceOf(exception),
    file: textOf(example['file_path'])?.replace(/^\.\//, ''),
    line: wholeOf(example['line_number'], 1),
  };
};

const OUTSIDE = /^[ \t]*An error occurred (?:while loading|in an?) (.*?)[.:]?\s*$/m;

/** How much of a message is looked at for its structure, and kept. */
const BEGINNING = 1_024;
const LONGEST = 16 * 1024;

/** What broke outside of examples is told in `messages`, and counted in the summary alone. */
function* outsideOf(document: JsonObject): Generator<TestCase> {
  const messages = listOf(document['messages']).filter((message) => typeof message === 'string');
  const errors = messages.filter((message) => OUTSIDE.test(message.slice(0, BEGINNING)));
  const claimed = wholeOf(objectOf(document['summary'])['errors_outside_of_examples_count']) ?? 0;
  // A counter is believed as far as a summary line could be: it makes as many events.
  const count = errors.length > 0 ? errors.length : Math.min(claimed, 1_000);
  for (let index = 0; index < count; index++) {
    const text = errors[index];
    const name = OUTSIDE.exec(text?.slice(0, BEGINNING) ?? '')?.[1] ?? 'outside of examples';
    const message = text?.slice(0, LONGEST).replace(OUTSIDE, '').trim();
    yield { name, outcome: 'errored', standing: 'outside', suite: name, message, trace: text };
  }
}

const parse = (document: JsonObject): TestDocument | undefined => {
  const { examples } = document;
  if (!Array.isArray(examples)) return undefined;
  const tests = examples.map((example) => testOf(objectOf(example)));
  return { facts: {}, cases: [...tests, ...outsideOf(document)] };
};

/** RSpec's JSON formatter (`rspec-core/lib/rspec/core/formatters/json_formatter.rb`). */
export const rspecJson = jsonTestReader({
  name: 'rspec-json',
  description: 'JSON output of RSpec',
  recognise: (keys) =>
    keys.get('examples') === '[' &&
    ['version', 'summary', 'summary_line', 'seed'].some((key) => keys.has(key)),
  parse,
});
