/**
 * How often `checkSyntax` disagrees with the languages themselves: Python with the `python3` on this machine (`ast.parse`),
 * TypeScript and TSX with the workspace's `tsc`. The snippets are the pattern examples of the corpus (or any `.jsonl` files
 * with `bad_example` and `good_example`) and mutations of those that are valid.
 *
 *     node --conditions=@feedback/source bench/accuracy/syntax-check.ts [--count 6000] [--seed 1] [--show 10] [--language tsx] [FILE.jsonl …]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSyntax, type Source } from '@feedback/rules';
import { mutate, randomFrom } from './mutate.ts';

type Language = Source['language'];
type Verdict = boolean | undefined;
type Judge = (codes: readonly string[]) => Verdict[] | undefined;

const root = new URL('../../', import.meta.url).pathname;
const corpus = process.env['FEEDBACK_CORPUS'] ?? join(root, '../shared/corpus');
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const COMPILER_OPTIONS = {
  noEmit: true,
  noCheck: true,
  noResolve: true,
  noLib: true,
  types: [],
  jsx: 'preserve',
  target: 'esnext',
  module: 'esnext',
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '6000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '0' },
    language: { type: 'string' },
  },
});

const PYTHON = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
def parses(code):
    try:
        ast.parse(code)
        return True
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
json.dump([parses(code) for code in json.load(sys.stdin)], sys.stdout)
`;

const judgePython: Judge = (codes) => {
  const { status, stdout } = spawnSync('python3', ['-c', PYTHON], {
    input: JSON.stringify(codes),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  return status === 0 ? (JSON.parse(stdout) as boolean[]) : undefined;
};

/** A batch that takes longer is left out: some broken snippets keep `tsc` busy for ever. */
const PATIENCE_MS = 30_000;
const BATCH = 300;

/** `--noCheck` leaves only what the parser reports: TS1xxx and JSX's TS17xxx. */
const judgeBatch = (codes: readonly string[], ending: string): Verdict[] => {
  const folder = mkdtempSync(join(tmpdir(), 'syntax-'));
  for (const [index, code] of codes.entries()) writeFileSync(join(folder, `s${index}.${ending}`), code);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
  const { stdout, error } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  });
  rmSync(folder, { recursive: true, force: true });
  if (error) return codes.map(() => undefined);
  const reports = stdout.matchAll(/s(\d+)\.tsx?\(\d+,\d+\): error TS(?:1\d{3}|17\d{3}):/g);
  const broken = new Set([...reports].map(([, index]) => Number(index)));
  return codes.map((_, index) => !broken.has(index));
};

const judgeTypeScript =
  (ending: string): Judge =>
  (codes) => {
    const verdicts: Verdict[] = [];
    for (let at = 0; at < codes.length; at += BATCH)
      verdicts.push(...judgeBatch(codes.slice(at, at + BATCH), ending));
    return verdicts;
  };

const JUDGES: Partial<Record<Language, Judge>> = {
  python: judgePython,
  typescript: judgeTypeScript('ts'),
  tsx: judgeTypeScript('tsx'),
};

const readSnippets = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const record = JSON.parse(line) as Record<string, unknown>;
      return [record['bad_example'], record['good_example'], record['source_code']].flat();
    })
    .filter((code): code is string => typeof code === 'string' && code.trim() !== '' && code.length < 20_000);

const snippetsOf = (language: Language): string[] => {
  const names =
    language === 'python'
      ? ['ruff.jsonl', 'dev_pairs_ruff.jsonl', 'ruff_tests.jsonl']
      : ['eslint.jsonl', 'dev_pairs_eslint.jsonl'];
  const files = positionals.length > 0 ? positionals : names.map((name) => join(corpus, 'patterns', name));
  return [...new Set(files.filter((file) => existsSync(file)).flatMap(readSnippets))];
};

const share = (part: number, whole: number): string =>
  `${part} of ${whole} (${whole ? ((100 * part) / whole).toFixed(2) : 0} %)`;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const report = (language: Language, codes: readonly string[], truth: readonly Verdict[]): void => {
  const accepted = codes.map((code) => checkSyntax({ language, code }).length === 0);
  const broken = codes.filter((_, index) => truth[index] === false);
  const valid = codes.filter((_, index) => truth[index]);
  const wronglyAccepted = codes.filter((_, index) => truth[index] === false && accepted[index]);
  const wronglyRejected = codes.filter((_, index) => truth[index] && !accepted[index]);
  print(`${language}: broken accepted ${share(wronglyAccepted.length, broken.length)}`);
  print(`${language}: valid rejected ${share(wronglyRejected.length, valid.length)}`);
  for (const code of wronglyAccepted.slice(0, Number(values.show))) print(`\n--- broken, accepted\n${code}`);
  for (const code of wronglyRejected.slice(0, Number(values.show)))
    print(`\n--- valid, rejected: ${checkSyntax({ language, code })[0]?.message}\n${code}`);
};

for (const [language, judge] of Object.entries(JUDGES) as [Language, Judge][]) {
  if (values.language !== undefined && values.language !== language) continue;
  const snippets = snippetsOf(language);
  const verdicts = judge(snippets);
  if (verdicts === undefined || snippets.length === 0) {
    print(`${language}: skipped (no judge or no snippets on this machine)`);
    continue;
  }
  const sound = snippets.filter((_, index) => verdicts[index]);
  const random = randomFrom(Number(values.seed));
  const mutants = new Set<string>();
  for (let tries = 0; mutants.size < Number(values.count) && tries < 100 * Number(values.count); tries += 1) {
    const mutant = mutate(sound[Math.floor(random() * sound.length)] ?? '', random);
    if (mutant !== undefined) mutants.add(mutant);
  }
  const codes = [...snippets, ...mutants];
  report(language, codes, [...verdicts, ...(judge([...mutants]) ?? [])]);
}
