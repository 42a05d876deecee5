/**
 * What `learn` makes of real repairs. From each repository (a bare one will do) commits are drawn: such whose subject speaks of a repair, and
 * such that make the same change in several places. From each is learned at its own time; then is asked what else the rule finds there,
 * in other projects, and in the commits that came afterwards, and whether a rule from one place finds the others of its commit.
 *
 *     node --conditions=@feedback/source bench/accuracy/learning.ts --out FILE.jsonl [--repairs 20] [--sweeps 10] [--seed 1] \
 *       --elsewhere DIR… REPOSITORY…
 *     node --conditions=@feedback/source bench/accuracy/learning.ts --report FILE.jsonl… [--read 30]
 *
 * Commits that are in the file already are not measured again. `--read` prints rules to be read, which is what tells what they are about.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { openRepository } from '@feedback/history';
import { measureCommit, type Measured } from './learning-measure.ts';
import { readingText, reportText } from './learning-report.ts';
import { sampleCommits } from './learning-sample.ts';
import { readTree, type TreeFile } from './learning-tree.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    report: { type: 'boolean', default: false },
    read: { type: 'string' },
    repairs: { type: 'string', default: '20' },
    sweeps: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    elsewhere: { type: 'string', multiple: true, default: [] },
  },
});

const readRecords = (path: string): Measured[] =>
  !existsSync(path)
    ? []
    : readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Measured);

const nameOf = (folder: string): string =>
  /^(?:repo|\.git)$/.test(basename(folder)) ? basename(dirname(folder)) : basename(folder);

const measureAll = async (out: string): Promise<void> => {
  const known = new Set(readRecords(out).map(({ repository, commit }) => `${repository} ${commit}`));
  const elsewhere: TreeFile[] = [];
  for (const folder of values.elsewhere)
    elsewhere.push(...(await readTree(await openRepository({ cwd: folder }), 'HEAD', new Set(), 15_000)));
  for (const folder of positionals) {
    const repository = await openRepository({ cwd: folder });
    const name = nameOf(folder);
    const sample = await sampleCommits(repository, {
      repairs: Number(values.repairs),
      sweeps: Number(values.sweeps),
      seed: Number(values.seed),
    });
    for (const sampled of sample) {
      if (known.has(`${name} ${sampled.commit}`)) continue;
      const measured = await measureCommit(repository, name, sampled, elsewhere);
      appendFileSync(out, `${JSON.stringify(measured)}\n`);
    }
    process.stderr.write(`${name}: ${sample.length} commits\n`);
  }
};

if (values.report || values.read !== undefined) {
  const records = positionals.flatMap(readRecords);
  if (values.report) process.stdout.write(reportText(records));
  if (values.read !== undefined) process.stdout.write(readingText(records, Number(values.read)));
} else if (values.out !== undefined) await measureAll(values.out);
