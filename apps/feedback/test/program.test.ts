import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { COMMANDS } from '../src/commands/table.ts';
import { runCli } from './run-cli.ts';

const run = async (...words: string[]) => runCli(words, { cwd: await temporaryFolder() });

test('shows what there is, examples first', async () => {
  const { code, stdout, stderr } = await run('--help');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatchInlineSnapshot(`
    "feedback learns from a team's mistakes and keeps them out of new code.

    Examples:
      feedback init                      # set up this project
      feedback collect reports/*.xml     # read test reports
      feedback analyze                   # what recurs, what is new, what helps
      feedback check src                 # find known mistakes in code
      feedback                           # the terminal app

    Usage: feedback [options] [command]

    Options:
      -V, --version           print the version
      -C <dir>                work in this folder
      --store <location>      where events are kept (PATH.db, PATH.json, memory:)
      --metrics-file <path>   the same as --store
      --patterns-file <path>  the library of patterns
      --json                  answer with one JSON object
      -q, --quiet             no hints and progress
      -v, --verbose           more details, and stack traces
      --color <when>          colours (choices: "auto", "always", "never", default: "auto")
      -h, --help              display help for command

    The loop:
      collect                 read reports of tests and checks
      log                     record one event by hand
      analyze                 find out what recurs and what helps
      report                  write a report of the analysis
      patterns                look after the library of lessons
      learn                   make a lesson of a repair: never again

    Code:
      generate                write code with the lessons applied
      check                   find known mistakes in code
      fix                     repair known mistakes where that is proved safe

    Data:
      export                  print all events as one metrics document
      import                  take in a metrics document

    Set-up:
      init                    set up a project
      config                  show the settings and where they come from
      doctor                  look for what is wrong with the set-up
      demo                    run the whole loop on a sample project
      ui                      open the terminal app
      overview                print where things stand
    "
  `);
});

test('shows the examples of a command before its options', async () => {
  const { stdout } = await run('collect', '--help');
  expect(stdout).toMatchInlineSnapshot(`
    "read reports of tests and checks

    Examples:
      feedback collect                   # what the configuration or a look around finds
      feedback collect test-results/ lint.sarif
      feedback collect 'build/**/TEST-*.xml'
      feedback pytest --junitxml=/dev/stdout | feedback collect -
      feedback collect --plan task_plan.md

    Usage: feedback collect [options] [input...]

    Arguments:
      input                   files, folders, globs, or - for standard input

    Options:
      --format <name>         how to read the inputs, instead of looking at what they hold
      --plan <file>           log the patterns that a Markdown plan lists
      --section <heading>     the heading of that list (default: "Patterns to Apply")
      --run-id <id>           the run of CI that the reports belong to
      -h, --help              display help for command

    Global Options:
      -V, --version           print the version
      -C <dir>                work in this folder
      --store <location>      where events are kept (PATH.db, PATH.json, memory:)
      --metrics-file <path>   the same as --store
      --patterns-file <path>  the library of patterns
      --json                  answer with one JSON object
      -q, --quiet             no hints and progress
      -v, --verbose           more details, and stack traces
      --color <when>          colours (choices: "auto", "always", "never", default: "auto")
    "
  `);
});

test.each(COMMANDS.map(({ name }) => name))('has examples for %s that name it', async (name) => {
  const { code, stdout } = await run(name, '--help');
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Examples:\\n  feedback ${name}`, 'm'));
});

test('takes help as a word too', async () => {
  const [word, flag] = [await run('help', 'patterns', 'list'), await run('patterns', 'list', '--help')];
  expect(word.stdout).toBe(flag.stdout);
});

test('prints the version', async () => {
  const { code, stdout } = await run('--version');
  expect([code, /^\d+\.\d+\.\d+\n$/.test(stdout)]).toEqual([0, true]);
});

test.each([
  [['colect'], /Did you mean collect\?/],
  [['check', '--fail-onn', 'low'], /Did you mean --fail-on\?/],
  [['patterns', 'lits'], /Did you mean list\?/],
  [['check', '--format', 'xml'], /Allowed choices are text, json, sarif/],
  [['analyze', 'too', 'much'], /too many arguments/],
  [['patterns'], /Usage: feedback patterns/],
  [['--store', 'a.db', '--metrics-file', 'b.json', 'analyze'], /cannot be used with/],
])('ends with 2 for wrong usage: %j', async (words, says) => {
  const { code, stdout, stderr } = await run(...words);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(says);
});

test('takes global options before and after the command', async () => {
  const [before, after] = [await run('--json', 'config'), await run('config', '--format', 'json')];
  expect([before, after].map(({ json }) => json<{ schema_version: number }>().schema_version)).toEqual([
    1, 1,
  ]);
});

test('says nothing but the answer when it is quiet', async () => {
  expect((await run('analyze', '-q')).stderr).toBe('');
});

test('colours where it is told to, and not where NO_COLOR is set', async () => {
  const cwd = await temporaryFolder();
  const colored = async (words: string[], env: Record<string, string> = {}) =>
    (await runCli(['doctor', ...words], { cwd, env, tty: true })).stdout.includes('\u001B[');
  expect([
    await colored([]),
    await colored([], { NO_COLOR: '1' }),
    await colored(['--color', 'always'], { NO_COLOR: '1' }),
    await colored(['--color', 'never']),
  ]).toEqual([true, false, true, false]);
});

test('opens no terminal app where there is no terminal', async () => {
  const { code, stderr } = await run('ui');
  expect(code).toBe(2);
  expect(stderr).toContain('[NO_TERMINAL]');
});

test('refuses a folder that is not there', async () => {
  const { code, stderr } = await run('-C', 'nowhere', 'check');
  expect(code).toBe(2);
  expect(stderr).toContain('[NOT_A_FOLDER]');
});
