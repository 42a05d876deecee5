import { execFile, spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from '@feedback/testing';
import { describe, expect, test } from 'vitest';
import { version } from '../src/version.ts';
import { junit } from './commands/reports.ts';
import { writeFiles } from './run-cli.ts';

const bin = fileURLToPath(new URL('../bin/feedback.js', import.meta.url));
const isBuilt = existsSync(fileURLToPath(new URL('../dist/main.js', import.meta.url)));
if (!isBuilt) process.stderr.write('SKIPPED the built command: run "pnpm build" first\n');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const run = async (
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> => {
  try {
    const options = { cwd, env: { ...process.env, ...env } };
    return { code: 0, ...(await promisify(execFile)(process.execPath, [bin, ...words], options)) };
  } catch (error) {
    return error as Ended;
  }
};

describe.skipIf(!isBuilt)('the built command', () => {
  test('prints its version', async () => {
    expect(await run(['--version'], await temporaryFolder())).toMatchObject({
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  test('collects and checks', async () => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { 'a.xml': junit(), 'x.py': 'try:\n    pass\nexcept:\n    pass\n' });
    expect(await run(['collect', '--json', 'a.xml'], cwd)).toMatchObject({ code: 0, stderr: '' });
    expect((await run(['check', 'x.py'], cwd)).code).toBe(1);
  });

  test('ends, and names file and pattern, where a rule takes for ever', async () => {
    const cwd = await temporaryFolder();
    const far = (inner: object): object => ({ has: { ...inner, stopBy: 'end' } });
    const rule = { language: 'python', rule: far(far(far(far({ kind: 'float' })))) };
    const patterns = [{ name: 'slow', severity: 'low', rule }];
    await writeFiles(cwd, {
      '.feedback/patterns.json': JSON.stringify({ patterns }),
      'x.py': `x = ${'a + '.repeat(600)}a\ntry:\n    pass\nexcept:\n    pass\n`,
    });
    const { code, stdout, stderr } = await run(['check'], cwd, { FEEDBACK_RULE_LIMIT_MS: '400' });
    expect(stderr).toContain('x.py: Pattern slow was not looked for here: its rule took longer than 0.4 s.');
    expect(stdout).toContain('specific_exceptions');
    expect(code).toBe(1);
  });

  test('fixes where the findings are kept as well as where they are not', async () => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { 'x.py': 'y = open(p)\n' });
    await run(['init'], cwd);
    const fixes = [
      await run(['fix', 'x.py', '--dry-run'], cwd),
      await run(['fix', 'x.py', '--dry-run'], cwd),
    ];
    expect(fixes.map(({ code, stdout }) => [code, stdout.includes('encoding')])).toEqual([
      [0, true],
      [0, true],
    ]);
  });

  test('names files that do not parse, whatever their language, in the first run and in the next', async () => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { 'a.py': 'x = open(p)\ny = = 1\n', 'b.ts': 'eval(x);\nconst y: number = ;\n' });
    await run(['init'], cwd);
    const first = await run(['check'], cwd);
    expect(first.stderr).toMatch(/a\.py:2: Does not parse: .*b\.ts:2: Does not parse: /s);
    expect(await run(['check'], cwd)).toMatchObject({ stdout: first.stdout, stderr: first.stderr });
  });

  test('checks the same with what V8 kept of it, with what is damaged, and with nothing', async () => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { 'x.py': 'try:\n    pass\nexcept:\n    pass\n' });
    const compiled = join(cwd, 'compiled');
    const check = async (env: Readonly<Record<string, string>>): Promise<Ended> =>
      run(['check', '--json', 'x.py'], cwd, { NODE_COMPILE_CACHE: compiled, ...env });
    const keptFile = async (): Promise<string> => {
      const names = await readdir(compiled, { recursive: true });
      return join(compiled, names.find((name) => /feedback-[\w-]+$/.test(name)) ?? 'missing');
    };
    const first = await check({});
    expect(first).toMatchObject({ code: 1, stderr: '' });
    expect((await stat(await keptFile())).mode & 0o777).toBe(0o600);
    const answers = [await check({})];
    await writeFile(await keptFile(), 'damaged');
    answers.push(await check({}));
    expect((await stat(await keptFile())).size).toBeGreaterThan(100_000);
    // Another could have written it.
    await chmod(await keptFile(), 0o666);
    answers.push(await check({}), await check({ NODE_DISABLE_COMPILE_CACHE: '1' }));
    expect(new Set(answers.map(({ stdout }) => stdout))).toEqual(new Set([first.stdout]));
    expect((await stat(await keptFile())).mode & 0o777).toBe(0o600);
  }, 60_000);

  test('loads from its chunks what a check seldom needs', async () => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { 'x.py': 'x = 1  # feedback-ignore: for nothing\n' });
    const { stderr } = await run(['check', '--unused-ignores', 'x.py'], cwd);
    expect(stderr).toContain('excuses nothing here');
    expect(stderr).not.toContain('Experimental');
  });

  test('ends with 2 for wrong usage', async () => {
    expect((await run(['colect'], await temporaryFolder())).code).toBe(2);
  });

  test('lets two processes write at once', async () => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { 'a.xml': junit('2026-01-01T00:00:00Z'), 'b.xml': junit('2026-01-02T00:00:00Z') });
    const both = await Promise.all([run(['collect', 'a.xml'], cwd), run(['collect', 'b.xml'], cwd)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const { stdout } = await run(['overview', '--json'], cwd);
    expect(JSON.parse(stdout)).toMatchObject({ analysis: { runs: { total: 2 } } });
  });

  test('keeps what it stored when it is interrupted in the middle of a file, and goes on from there', async () => {
    const cwd = await temporaryFolder();
    const failing = (index: number): string =>
      `<testcase name="t${index}"><failure message="m${index}">${'at x\n'.repeat(100)}</failure></testcase>`;
    const cases = Array.from({ length: 40_000 }, (_, index) => failing(index));
    await writeFile(join(cwd, 'a.xml'), `<testsuite name="s">${cases.join('\n')}</testsuite>`);
    const child = spawn(process.execPath, [bin, 'collect', 'a.xml', '--store', 'a.db'], { cwd });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => {
      child.on('close', resolve);
    });
    // As soon as a batch has reached the disk.
    const log = join(cwd, 'a.db-wal');
    const watch = setInterval(() => {
      if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < 1_000_000) return;
      clearInterval(watch);
      child.kill('SIGINT');
    }, 5);
    expect(await ended).toBe(130);
    expect(stderr).toContain('What was stored until then is kept.');
    const again = await run(['collect', '--json', 'a.xml', '--store', 'a.db'], cwd);
    const { totals } = JSON.parse(again.stdout) as { totals: Record<string, number> };
    expect(totals['events_known']).toBeGreaterThan(0);
    expect((totals['events_known'] ?? 0) + (totals['events_new'] ?? 0)).toBe(40_000);
  }, 60_000);

  test('is quiet when its reader goes away', async () => {
    const cwd = await temporaryFolder();
    const shell = promisify(execFile)(
      'sh',
      ['-c', `"${process.execPath}" "${bin}" patterns export | head -c 10`],
      { cwd },
    );
    expect(await shell).toMatchObject({ stderr: '' });
  });
});
