import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding, Problem } from '@feedback/schema';
import { aRepository, gitEnv, temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';
import { bareExcept } from './reports.ts';

const env = gitEnv as Readonly<Record<string, string>>;

/** A mistake, and then no Python. */
const BROKEN = `${bareExcept}\nx = = 1\n`;
const LINE = BROKEN.split('\n').indexOf('x = = 1') + 1;
const TOLD = `warning: app/broken.py:${LINE}: Does not parse: invalid syntax. Mistakes in this file may be missed. Correct the code. [SYNTAX_ERROR]\n`;

/** Right, and newer than the grammar. */
const NEWER = 'export type * from "./b";\neval(x);\n';

const aProject = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'feedback.config.json': '{}',
    '.feedback/.gitignore': '',
    'app/broken.py': BROKEN,
    'app/fine.py': 'x = 1\n',
  });
  return cwd;
};

test('a file that does not parse is told, its findings too, and the rest goes on', async () => {
  const cwd = await aProject();
  await writeFiles(cwd, { 'app/other.py': bareExcept });
  const { code, stdout, stderr } = await runCli(['check'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('app/broken.py:4:5');
  expect(stdout).toContain('app/other.py:4:5');
  expect(stderr).toContain(TOLD);
  expect(stderr).toContain('3 files checked.\n');
});

test('it does not fail where nothing else does', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.py': 'open(p, encoding="utf-8")\n]\n' });
  const { code, stderr } = await runCli(['check'], { cwd });
  expect(stderr).toContain('[SYNTAX_ERROR]');
  expect(code).toBe(0);
});

test.each([
  ['broken', BROKEN],
  ['newer', NEWER],
])('the second run says the same: %s', async (name, text) => {
  const cwd = await aProject();
  await writeFiles(cwd, { 'app/newer.ts': NEWER, 'app/more.py': text === BROKEN ? BROKEN : 'x = 2\n' });
  const runs = [];
  for (const format of ['json', 'json', 'text', 'sarif', 'github', 'junit', 'sarif'])
    runs.push(await runCli(['check', '-v', '--format', format], { cwd }));
  const [first, second, , sarif, , , again] = runs;
  expect(first?.stderr).toContain(name === 'newer' ? '[UNKNOWN_SYNTAX]' : '[SYNTAX_ERROR]');
  expect([second?.stdout, second?.stderr]).toEqual([first?.stdout, first?.stderr]);
  expect(again).toMatchObject({ stdout: sarif?.stdout, stderr: sarif?.stderr });
});

test('code that is newer than the grammar is counted, and named only where asked', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.ts': NEWER });
  const { stderr } = await runCli(['check'], { cwd });
  expect(stderr).toBe('1 file checked. 1 file understood only in part: -v tells where.\n');
  const { json } = await runCli(['check', '--json'], { cwd });
  expect(json<{ problems: Problem[] }>().problems).toMatchObject([
    { severity: 'info', code: 'UNKNOWN_SYNTAX', path: 'a.ts', line: 1 },
  ]);
});

test('JSON has it among the problems', async () => {
  const { json } = await runCli(['check', '--json'], { cwd: await aProject() });
  const { findings, problems } = json<{ findings: Finding[]; problems: Problem[] }>();
  expect(findings).toMatchObject([{ path: 'app/broken.py', line: 4 }]);
  expect(problems).toMatchObject([
    { severity: 'warning', code: 'SYNTAX_ERROR', path: 'app/broken.py', line: LINE },
  ]);
});

test('SARIF has it as a notification of the run, by its path from the root', async () => {
  const { json } = await runCli(['-C', 'app', 'check', '--format', 'sarif'], { cwd: await aProject() });
  const [{ invocations }] = json<{ runs: [{ invocations: unknown }] }>().runs;
  expect(invocations).toMatchObject([
    {
      executionSuccessful: true,
      toolExecutionNotifications: [
        {
          descriptor: { id: 'SYNTAX_ERROR' },
          level: 'warning',
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'app/broken.py', uriBaseId: '%SRCROOT%' },
                region: { startLine: LINE },
              },
            },
          ],
        },
      ],
    },
  ]);
});

test('GitHub has it as a warning at its line', async () => {
  const { stdout } = await runCli(['-C', 'app', 'check', '--format', 'github'], { cwd: await aProject() });
  expect(stdout).toContain(
    `::warning file=app/broken.py,line=${LINE},title=SYNTAX_ERROR::Does not parse: invalid syntax.`,
  );
});

test('JUnit has it as a case that was skipped', async () => {
  const { stdout } = await runCli(['-C', 'app', 'check', '--format', 'junit'], { cwd: await aProject() });
  expect(stdout).toContain('<testsuites name="feedback check" tests="2" failures="1" errors="0">');
  expect(stdout).toContain(
    `<testcase name="SYNTAX_ERROR" classname="app/broken.py" file="app/broken.py" line="${LINE}"><skipped message="Does not parse: invalid syntax.`,
  );
});

test.each(['--staged', '--changed'])('%s tells it too', async (option) => {
  const repository = await aRepository();
  await repository.commit('first', { 'fine.py': 'x = 1\n' });
  await writeFiles(repository.root, { 'app/broken.py': BROKEN });
  repository.git('add', '.');
  const { stderr } = await runCli(['check', option, ...(option === '--changed' ? ['--base', 'HEAD'] : [])], {
    cwd: repository.root,
    env,
  });
  expect(stderr).toContain(TOLD);
});

test('what is left out is not counted as checked, and said why', async () => {
  const cwd = await aProject();
  await writeFiles(cwd, {
    'binary.py': 'x = 1\0\n',
    'bundle.js': `var a = [${'1,'.repeat(200_000)}1];\n`,
    'huge.py': `x = "${'y'.repeat(5_000_100)}"\n`,
  });
  await writeFile(join(cwd, 'latin.py'), Buffer.from('# é\n', 'latin1'));
  await symlink('.', join(cwd, 'loop'));
  await symlink('gone.py', join(cwd, 'dangling.py'));
  const { stderr } = await runCli(['check'], { cwd });
  expect(stderr).toContain('2 files checked, 4 left out (1 binary, 1 minified, 1 not UTF-8, 1 too large).\n');
  for (const name of ['binary.py', 'bundle.js', 'huge.py', 'latin.py']) expect(stderr).toContain(`${name}: `);
});

test.each(['check', 'fix'])('%s does not wait for a pipe, and goes on', async (command) => {
  const cwd = await aProject();
  execFileSync('mkfifo', [join(cwd, 'pipe.py')]);
  const { code, stderr } = await runCli([command, 'pipe.py', 'app'], { cwd });
  expect(stderr).toContain('error: pipe.py: Is no ordinary file');
  expect(stderr).toContain('app/broken.py');
  expect(code).toBe(command === 'check' ? 1 : 3);
});

test('fix says once that a file does not parse', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.py': 'x = open(p)\n]\n' });
  const { code, stderr } = await runCli(['fix'], { cwd });
  expect(stderr.match(/SYNTAX_ERROR/g)).toHaveLength(1);
  expect(code).toBe(3);
});
