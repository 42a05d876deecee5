import { emptyDocument, type MetricsDocument, type Run } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ingestReport } from '../../src/index.ts';
import { Shelf } from '../report.ts';

const reporter = new URL('../../src/vitest/index.ts', import.meta.url).href;
const folderOf = (name: string): string =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
const vitest = folderOf('vitest');

const TESTS = {
  'basket.test.ts': `
import { beforeAll, describe, expect, test } from 'vitest';
let tries = 0;
describe('basket', () => {
  test('adds', () => expect(1).toBe(1));
  test('subtracts', () => expect(1).toBe(2));
  test('settles down', { retry: 2 }, () => expect(++tries).toBe(2));
  test.skip('is skipped', () => {});
  test.todo('is to do');
  test.fails('is known to fail', () => expect(1).toBe(2));
  describe.concurrent('at once', () => {
    test('one', async () => expect(1).toBe(1));
    test('two', async () => expect(1).toBe(3));
  });
});
describe('without its set-up', () => {
  beforeAll(() => { throw new Error('no database'); });
  test('never runs', () => {});
});
`,
  'broken.test.ts': `import './missing.ts';`,
};

interface Written {
  readonly document: MetricsDocument;
  readonly path: string;
  readonly stderr: string;
}

const project = async (files: Readonly<Record<string, string>>, options = {}): Promise<string> => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules/reporter'), { recursive: true });
  await symlink(vitest, join(folder, 'node_modules/vitest'));
  const config = { test: { reporters: [['reporter', options]] } };
  const all = {
    ...files,
    // A package, as users have it: Vitest gives it to Node, which knows our conditions and types.
    'node_modules/reporter/package.json': '{ "type": "module", "exports": "./index.js" }',
    'node_modules/reporter/index.js': `export { default } from '${reporter}';`,
    'package.json': '{ "type": "module" }',
    'vitest.config.ts': `export default ${JSON.stringify(config)};`,
  };
  for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text);
  return folder;
};

const runTests = async (folder: string, ...words: readonly string[]): Promise<Written> => {
  const { NODE_OPTIONS: _, VITEST: __, ...env } = process.env;
  const args = ['--conditions=@feedback/source', join(vitest, 'vitest.mjs'), 'run', ...words];
  const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder, env }).catch(
    (error: unknown) => error as { stderr: string },
  );
  const runs = join(folder, '.feedback/runs');
  const names: readonly string[] = await readdir(runs).catch(() => []);
  const newest = names.toSorted((a, b) => (a < b ? -1 : 1)).at(-1);
  const path = join(runs, newest ?? 'none');
  const text = await readFile(path, 'utf8').catch(() => JSON.stringify(emptyDocument()));
  return { document: JSON.parse(text) as MetricsDocument, path, stderr };
};

const runOf = ({ document }: Written): Run | undefined => document.feedback?.runs[0];

it('collects what failed, was flaky or broke around the tests', { timeout: 60_000 }, async () => {
  const written = await runTests(await project(TESTS));
  const failures = written.document.test_failures.map(({ test_name, failure_reason, occurrences }) => {
    const [{ flaky, errored, attempts, suite }] = occurrences as [Record<string, unknown>];
    return { test_name: test_name as string, failure_reason, flaky, errored, attempts, suite };
  });
  expect(failures.toSorted((a, b) => (a.test_name < b.test_name ? -1 : 1))).toMatchObject([
    { test_name: 'broken.test.ts', errored: true, failure_reason: expect.stringContaining('missing.ts') },
    { test_name: 'settles down', flaky: true, attempts: 2, suite: 'basket' },
    { test_name: 'subtracts', failure_reason: 'expected 1 to be 2 // Object.is equality' },
    { test_name: 'two', suite: 'basket > at once' },
    { test_name: 'without its set-up', errored: true, failure_reason: 'no database' },
  ]);
  expect(runOf(written)).toMatchObject({
    kind: 'tests',
    scope: 'vitest',
    totals: { tests: 9, failures: 2, errors: 2, skipped: 3, flaky: 1 },
  });
  expect(runOf(written)?.partial).toBeUndefined();

  const shelf = new Shelf();
  const first = await ingestReport(written.path, shelf);
  expect(first).toMatchObject({ format: 'metrics-json', tests: 9, events_new: 5, problems: [] });
  expect(await ingestReport(written.path, shelf)).toMatchObject({ events_new: 0, events_known: 5 });
});

it('tells a selection of tests from a whole run', { timeout: 60_000 }, async () => {
  const folder = await project({ ...TESTS, 'fine.test.ts': TESTS['broken.test.ts'] });
  expect(runOf(await runTests(folder, 'basket'))).toMatchObject({ partial: true });
  expect(runOf(await runTests(folder, '-t', 'adds'))).toMatchObject({ partial: true });
});

it('counts a run in which nothing failed', { timeout: 60_000 }, async () => {
  const folder = await project({ 'a.test.ts': `import { test } from 'vitest'; test('a', () => {});` });
  const written = await runTests(folder);
  expect([written.document.test_failures, runOf(written)?.totals.tests]).toEqual([[], 1]);
});

it('never fails the tests when it cannot write, and says so', { timeout: 60_000 }, async () => {
  const folder = await project(
    { 'a.test.ts': `import { test } from 'vitest'; test('a', () => {});` },
    { folder: '/dev/null/runs' },
  );
  const { stderr } = await runTests(folder);
  expect(stderr).toContain('feedback: this run was not collected');
});

it('tells of types that are wrong', { timeout: 60_000 }, async () => {
  const folder = await project({
    'a.test-d.ts': `import { expectTypeOf, test } from 'vitest';\ntest('is text', () => { expectTypeOf(1).toEqualTypeOf<string>(); });`,
    'tsconfig.json':
      '{ "compilerOptions": { "module": "nodenext", "strict": true, "noEmit": true, "skipLibCheck": true, "types": [] } }',
  });
  const checker = join(folderOf('typescript'), 'bin/tsc');
  const written = await runTests(folder, '--typecheck.only', `--typecheck.checker=${checker}`);
  expect(written.document.test_failures).toMatchObject([{ test_name: 'is text' }]);
});
