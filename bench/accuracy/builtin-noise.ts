/**
 * How often the built-in rules fire on ordinary code, and what their fixes do to it. Give it archives of well-kept public code; `--show`
 * prints the hits of one rule to be read, which is what tells whether they are mistakes.
 *
 *     node --conditions=@feedback/source bench/accuracy/builtin-noise.ts ARCHIVE.tar.gz… [--show NAME] [--limit 40]
 */
import { parseArgs } from 'node:util';
import { builtinPatterns } from '@feedback/patterns';
import { checkSyntax, createMatcher, fixCode } from '@feedback/rules';
import { sharesSyntax, withStats, type Finding, type Language } from '@feedback/schema';
import { readTarball, type ArchivedFile } from './tarball.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'string' }, limit: { type: 'string', default: '40' } },
});

interface Tally {
  hits: number;
  readonly files: Set<string>;
  fixed: number;
  refused: number;
  /** Files that no longer parse after a fix, or change again when it is made twice. */
  readonly broken: string[];
}

const patterns = builtinPatterns.map((lesson) => withStats(lesson));
const byName = new Map(patterns.map((pattern) => [pattern.name, pattern]));
const tallies = new Map(
  patterns.map(({ name }): [string, Tally] => [
    name,
    { hits: 0, files: new Set(), fixed: 0, refused: 0, broken: [] },
  ]),
);
const matcher = createMatcher(patterns);
const lines: Record<'python' | 'typescript', number> = { python: 0, typescript: 0 };
const familyOf = (language: Language): keyof typeof lines =>
  sharesSyntax('python', language) ? 'python' : 'typescript';
let shown = 0;

const show = ({ line, end_line }: Finding, { name, code }: ArchivedFile): void => {
  if (shown++ >= Number(values.limit)) return;
  const excerpt = code.split('\n').slice(Math.max(0, line - 3), Math.min(end_line, line + 6) + 1);
  process.stdout.write(`── ${name}:${line}\n${excerpt.join('\n')}\n`);
};

const tryFix = (pattern: (typeof patterns)[number], file: ArchivedFile, tally: Tally): void => {
  const { code, applied, problems } = fixCode({ patterns: [pattern], path: file.name, ...file });
  tally.fixed += applied.reduce((sum, { count }) => sum + count, 0);
  tally.refused += problems.length;
  if (applied.length === 0) return;
  const again = fixCode({ patterns: [pattern], path: file.name, ...file, code });
  if (checkSyntax({ ...file, code }).length > 0 || again.code !== code) tally.broken.push(file.name);
};

for (const archive of positionals)
  for (const file of readTarball(archive)) {
    lines[familyOf(file.language)] += file.code.split('\n').length;
    const { findings } = matcher.check({ path: file.name, ...file });
    for (const name of new Set(findings.map(({ pattern }) => pattern))) {
      const tally = tallies.get(name);
      const pattern = byName.get(name);
      if (tally === undefined || pattern === undefined) continue;
      const found = findings.filter((finding) => finding.pattern === name);
      tally.hits += found.length;
      tally.files.add(file.name);
      if (pattern.tier === 'proved_fix') tryFix(pattern, file, tally);
      if (name === values.show) for (const finding of found) show(finding, file);
    }
  }

const row = (...cells: readonly (string | number)[]): string =>
  `${cells.map((cell, index) => (index === 0 ? `${cell}`.padEnd(28) : `${cell}`.padStart(11))).join('')}\n`;

process.stdout.write(`${lines.python} lines of Python, ${lines.typescript} of TypeScript and JavaScript\n`);
process.stdout.write(row('rule', 'hits', 'per 1,000', 'files', 'fixed', 'refused', 'broken'));
for (const { name, rule } of patterns) {
  const tally = tallies.get(name);
  if (tally === undefined || rule === undefined) continue;
  const { hits, files, fixed, refused, broken } = tally;
  const rate = (hits / Math.max(1, lines[familyOf(rule.language)])) * 1000;
  process.stdout.write(row(name, hits, rate.toFixed(4), files.size, fixed, refused, broken.length));
  for (const path of broken) process.stdout.write(`  broken: ${path}\n`);
}
