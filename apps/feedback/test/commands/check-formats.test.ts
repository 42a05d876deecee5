import { readReport } from '@feedback/collector';
import { renderJunit } from '@feedback/report';
import type { Finding, Run, TestFailureEvent } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';
import { bareExcept } from './reports.ts';

const aProject = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'feedback.config.json': '{}',
    'app/load.py': bareExcept,
    'app/save.py': bareExcept,
    'app/fine.py': 'x = 1\n',
  });
  return cwd;
};

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** What our own reader makes of a report. */
const readBack = async (text: string) => {
  const events: TestFailureEvent[] = [];
  const problems: unknown[] = [];
  let run: Run | undefined;
  for await (const item of readReport({ path: 'findings.xml', stream: piecesOf(text) })) {
    if (item.kind === 'event') events.push(item.event as TestFailureEvent);
    else if (item.kind === 'run') run = item.run;
    else problems.push(item.problem);
  }
  return { events, problems, totals: run?.totals };
};

test('annotates files by their path from the root of the project, for GitHub', async () => {
  const cwd = await aProject();
  const { code, stdout } = await runCli(['-C', 'app', 'check', '--format', 'github'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^::(error|warning) file=app\/load\.py,line=4,endLine=5,col=5,title=specific_exceptions \(\w+\)::/m,
  );
});

test('writes JUnit that our own reader reads back, finding by finding', async () => {
  const cwd = await aProject();
  const { json } = await runCli(['check', '--json'], { cwd });
  const { findings } = json<{ findings: Finding[] }>();
  const { code, stdout } = await runCli(['check', '--format', 'junit'], { cwd });
  const { events, problems, totals } = await readBack(stdout);
  expect([code, problems]).toEqual([1, []]);
  expect(totals).toMatchObject({ tests: findings.length, failures: findings.length, errors: 0 });
  expect(
    events.map(({ file_path, line, failure_reason, failure_type }) => [
      file_path,
      line,
      failure_reason,
      failure_type,
    ]),
  ).toEqual(findings.map(({ path, line, message, pattern }) => [path, line, message, pattern]));
});

test('writes JUnit with one case that passed when nothing was found', async () => {
  const cwd = await aProject();
  const { code, stdout } = await runCli(['check', 'app/fine.py', '--format', 'junit'], { cwd });
  const { events, problems, totals } = await readBack(stdout);
  expect([code, events, problems]).toEqual([0, [], []]);
  expect(totals).toMatchObject({ tests: 1, failures: 0 });
});

test.each([']]>', '<!--', '</failure>', '&lt;"', '\uFFFF', '\uD800', '\u001B[31m\u0000', 'a\nb\tc'])(
  'writes JUnit that holds whatever a path and a message are: %j',
  async (text) => {
    const finding: Finding = {
      pattern: `p${text}`,
      severity: 'low',
      tier: 'advice',
      path: `a${text}.py`,
      line: 1,
      column: 1,
      end_line: 1,
      end_column: 2,
      message: `m${text}`,
      fixable: false,
    };
    const { events, problems, totals } = await readBack(renderJunit([finding, finding]));
    expect(problems).toEqual([]);
    expect(totals).toMatchObject({ tests: 2, failures: 2 });
    expect(events.every(({ failure_reason }) => failure_reason.startsWith('m'))).toBe(true);
  },
);
