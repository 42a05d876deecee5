import { backtest, requireRange, type Backtest, type BacktestResult } from '@feedback/history';
import { plainLine, renderTable } from '@feedback/report';
import type { Pattern, Problem } from '@feedback/schema';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { criedWolfText, dayOf } from '../../learning/backtest-text.ts';
import { openHistory } from '../../learning/open-history.ts';
import type { Output } from '../../terminal/output.ts';
import { progressBar } from '../../terminal/progress-bar.ts';
import { defineCommand } from '../command.ts';
import { wholeNumber } from '../read-number.ts';
import { requirePattern } from './require-pattern.ts';

interface BacktestWish {
  readonly range?: string;
  readonly limit: number;
}

const isWanted = ({ status = 'active' }: Pattern): boolean => status === 'active' || status === 'proposed';

const chosen = async (
  { library }: Context,
  names: readonly string[],
): Promise<{ readonly patterns: readonly Pattern[]; readonly problems: readonly Problem[] }> => {
  const all = await library();
  if (names.length === 0)
    return {
      patterns: all.patterns().filter((pattern) => isWanted(pattern) && pattern.rule !== undefined),
      problems: [],
    };
  const named = names.map((name) => requirePattern(all.find(name), name));
  const problems = named
    .filter(({ rule }) => rule === undefined)
    .map(({ name }): Problem => ({
      severity: 'warning',
      code: 'NO_RULE',
      message: `${name} has no rule, so there is nothing to replay. Give it one with "feedback patterns add --rule".`,
    }));
  return { patterns: named.filter(({ rule }) => rule !== undefined), problems };
};

const COLUMNS = [
  { title: 'Pattern', maxWidth: 40 },
  { title: 'Repaired', align: 'right' },
  { title: 'Commits', align: 'right' },
  { title: 'Introduced', align: 'right' },
  { title: 'Today', align: 'right' },
  { title: 'Lived with', align: 'right' },
  { title: 'Cried wolf' },
] as const;

const cells = (result: BacktestResult): string[] => [
  result.pattern,
  String(result.repaired),
  String(new Set(result.repairs.map(({ commit }) => commit)).size),
  String(result.introduced),
  String(result.present),
  String(result.lived_with),
  criedWolfText(result),
];

const isSilent = ({ repaired, introduced, present, lived_with }: BacktestResult): boolean =>
  repaired + introduced + present + lived_with === 0;

const print = ({ patterns, ...read }: Backtest, isNamed: boolean, output: Output): void => {
  const { text, paint } = output;
  const shown = patterns
    .filter((result) => isNamed || !isSilent(result))
    .toSorted((a, b) => b.repaired - a.repaired || b.present - a.present);
  if (shown.length > 0)
    text(
      renderTable(COLUMNS, shown.map(cells), (cell, row) => (row === 'title' ? paint('bold', cell) : cell)),
    );
  if (shown.length < patterns.length)
    output.note(`${patterns.length - shown.length} patterns were never seen.`);
  if (isNamed)
    for (const { pattern, repairs } of shown)
      for (const { commit, time, subject, path, line } of repairs.slice(0, 10))
        text(
          `${paint('green', '✓')} ${plainLine(pattern)}  ${commit.slice(0, 10)} ${dayOf(time)} ${plainLine(path)}:${line}  ${plainLine(subject)}\n`,
        );
  output.note(
    `${read.commits} commits from ${dayOf(read.from)} to ${dayOf(read.to)}, ${read.versions} versions of files.`,
  );
};

export const backtestPatterns = defineCommand<BacktestWish, { readonly summary: string }>({
  summary: 'replay rules over the history of this repository: what would they have caught?',
  examples: [
    'patterns backtest                       # all patterns with a rule, over the last 1000 commits',
    'patterns backtest bounds_checking --limit 5000',
    'patterns backtest --range v1.0..v2.0 --json',
  ],
  configure: (command) => {
    command
      .argument('[name...]', 'patterns; all active and proposed ones with a rule unless given')
      .option('--range <range>', 'FROM..TO, or a commit and all before it; HEAD unless given')
      .option('--limit <commits>', 'at most so many commits, the newest', wholeNumber, 1000);
  },
  run: async (context, names, { range: asked, limit }) => {
    const { output, io } = context;
    const { patterns, problems } = await chosen(context, names);
    const repository = await openHistory(context);
    const result = await backtest(repository, patterns, {
      ...(await requireRange(repository, asked)),
      limit,
      signal: io.signal,
      onProgress: (done, total) =>
        output.progress(`${progressBar(done / total)}  ${done} of ${total} commits`),
    });
    output.progress('');
    if (output.json) output.answer({ ...result, problems });
    else print(result, names.length > 0, output);
    output.problems(problems);
    return EXIT.ok;
  },
});
