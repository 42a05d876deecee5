import { listOf, objectOf, textOf, type JsonObject } from '../json/json-access.ts';
import { jsonTestReader, type TestDocument } from '../test-report/json-test-reader.ts';
import { hasFailed, mochaCase, mochaFacts } from '../test-report/mocha-case.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';

interface Suite {
  readonly suite: JsonObject;
  readonly titles: readonly string[];
  /** Of the nearest suite that names one. */
  readonly file: string | undefined;
}

/** All suites, in the order of the file; they may be nested without end. Version 1 has one object, later ones a list. */
function* suitesOf({ results, suites }: JsonObject): Generator<Suite> {
  const roots = Array.isArray(results) ? results : [suites];
  const open: Suite[] = roots
    .map((suite) => ({ suite: objectOf(suite), titles: [], file: undefined }))
    .toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { suite } = next;
    const titles = [...next.titles.slice(-32), textOf(suite['title']) ?? ''].filter((title) => title !== '');
    const file = textOf(suite['fullFile']) ?? textOf(suite['file']) ?? next.file;
    yield { suite, titles, file };
    for (const inner of listOf(suite['suites']).toReversed())
      open.push({ suite: objectOf(inner), titles, file });
  }
}

const outcomeOf = (test: JsonObject): TestOutcome => {
  if (test['fail'] === true || test['state'] === 'failed' || hasFailed(test)) return 'failed';
  return test['pass'] === true || test['state'] === 'passed' ? 'passed' : 'skipped';
};

function* casesOf(document: JsonObject): Generator<TestCase> {
  for (const { suite, titles, file } of suitesOf(document)) {
    const around = titles.join(' > ');
    for (const test of listOf(suite['tests']).map(objectOf))
      yield mochaCase({ ...test, file }, outcomeOf(test), around);
    const hooks = [...listOf(suite['beforeHooks']), ...listOf(suite['afterHooks'])].map(objectOf);
    for (const hook of hooks)
      if (outcomeOf(hook) === 'failed') yield mochaCase({ ...hook, isHook: true, file }, 'errored', around);
  }
}

const parse = (document: JsonObject): TestDocument | undefined => {
  const { results, suites, stats } = document;
  if (!Array.isArray(results) && objectOf(suites) !== suites) return undefined;
  return { facts: mochaFacts(stats), cases: casesOf(document) };
};

/** Mochawesome's reports, also those that `mochawesome-merge` puts together and Cypress writes. */
export const mochawesomeJson = jsonTestReader({
  name: 'mochawesome-json',
  description: 'JSON reports of mochawesome',
  recognise: (keys, head) =>
    keys.get('stats') === '{' &&
    (keys.get('results') === '[' || keys.get('suites') === '{') &&
    /"(?:testsRegistered|passPercent|beforeHooks|hasSkipped)"/.test(head),
  parse,
});
