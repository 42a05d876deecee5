import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Backtest, BacktestResult } from '@feedback/history';
import type { Inbox } from '@feedback/patterns';
import { compileRule } from '@feedback/rules';
import { plainLine, renderTable } from '@feedback/report';
import type { Pattern, Problem } from '@feedback/schema';
import { isHeavy } from '../../checking/heavy-patterns.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { readInbox } from '../../inbox.ts';
import { criedWolfText, dayOf } from '../../learning/backtest-text.ts';
import { evidencePath } from '../../learning/evidence-file.ts';
import { evidenceFor, hasRule } from '../../learning/measure-evidence.ts';
import { storeEvidence } from '../../learning/project-evidence.ts';
import { replayRules, type Replayed } from '../../learning/replay-rules.ts';
import type { Output } from '../../terminal/output.ts';
import { defineCommand } from '../command.ts';
import { wholeNumber } from '../read-number.ts';
import { findTarget } from './decide.ts';

interface BacktestWish {
  readonly range?: string;
  readonly limit: number;
}

const isWanted = ({ status = 'active' }: Pattern): boolean => status === 'active' || status === 'proposed';

interface Chosen {
  readonly patterns: readonly Pattern[];
  readonly problems: readonly Problem[];
}

const noRule = ({ name }: Pattern): Problem => ({
  severity: 'warning',
  code: 'NO_RULE',
  message: `${name} has no rule, so there is nothing to replay. Give it one with "feedback patterns edit ${name} --rule".`,
});

/** History has too many files to wait for each, and the engine can't be interrupted. */
const HEAVY: Problem = {
  severity: 'warning',
  code: 'RULE_NOT_REPLAYED',
  message:
    'its rule nests relations with "stopBy", which may take for ever in some file. Nest fewer of them.',
};

const troubleOf = ({ rule }: Pattern): Problem | undefined => {
  if (rule === undefined) return undefined;
  const [trouble] = compileRule(rule).problems;
  return trouble ?? (isHeavy({ rule }) ? HEAVY : undefined);
};

/** Those whose rules can be looked for; of the others, why not. */
const sound = ({ patterns, problems }: Chosen): Chosen => {
  const troubles = new Map(
    patterns.flatMap((pattern) => {
      const trouble = troubleOf(pattern);
      const message = `Pattern ${pattern.name} was left out: ${trouble?.message ?? ''}`;
      return trouble === undefined ? [] : [[pattern, { ...trouble, message }] as const];
    }),
  );
  return {
    patterns: patterns.filter((pattern) => !troubles.has(pattern)),
    problems: [...problems, ...troubles.values()],
  };
};

/** Changes of rules that are proposed, as the patterns would be, by the names that verdicts take. */
const proposedRules = ({ items, snoozed }: Inbox): readonly Pattern[] =>
  [...items, ...snoozed].flatMap(({ kind, name, changes = [], proposed }) =>
    kind === 'revision' && hasRule(proposed) && changes.some(({ field }) => field === 'rule')
      ? [{ ...proposed, name }]
      : [],
  );

const chosen = async (context: Context, names: readonly string[]): Promise<Chosen> => {
  const library = await context.library();
  const changes = proposedRules(await readInbox(context));
  if (names.length === 0)
    return {
      patterns: [
        ...library.patterns().filter((pattern) => isWanted(pattern) && hasRule(pattern)),
        ...changes,
      ],
      problems: [],
    };
  const named = names.map((name) => {
    const target = findTarget(library, name);
    return changes.find((change) => change.name === target.name) ?? target.pattern;
  });
  return {
    patterns: named.filter(hasRule),
    problems: named.filter((pattern) => !hasRule(pattern)).map(noRule),
  };
};

/** Kept where the project has a place for it; nothing else of the project is touched. */
const keep = async (context: Context, patterns: readonly Pattern[], replayed: Replayed): Promise<void> => {
  const { root } = await context.workspace();
  if (existsSync(dirname(evidencePath(root))))
    await storeEvidence(context, await evidenceFor(context, patterns, replayed));
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
  String(result.present ?? 0),
  String(result.lived_with),
  criedWolfText(result),
];

const isSilent = ({ repaired, introduced, present = 0, lived_with }: BacktestResult): boolean =>
  repaired + introduced + present + lived_with === 0;

const print = ({ patterns, ...read }: Backtest, isNamed: boolean, output: Output): void => {
  const { text, paint } = output;
  const shown = patterns
    .filter((result) => isNamed || !isSilent(result))
    .toSorted((a, b) => b.repaired - a.repaired || (b.present ?? 0) - (a.present ?? 0));
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
    'patterns backtest                       # all patterns with a rule, over the last 1000 commits; kept as their evidence',
    'patterns backtest bounds_checking --limit 5000',
    'patterns backtest --range v1.0..v2.0 --json',
  ],
  configure: (command) => {
    command
      .argument(
        '[name...]',
        'patterns, or NAME@ID for a proposed change; all active and proposed ones with a rule unless given',
      )
      .option('--range <range>', 'FROM..TO, or a commit and all before it; HEAD unless given')
      .option('--limit <commits>', 'at most so many commits, the newest', wholeNumber, 1000);
  },
  run: async (context, names, { range, limit }) => {
    const { output } = context;
    const { patterns, problems } = sound(await chosen(context, names));
    const replayed = await replayRules(context, patterns, { limit, range });
    // A part of history is no evidence.
    if (range === undefined) await keep(context, patterns, replayed);
    const { found } = replayed;
    if (output.json) output.answer({ ...found, problems });
    else print(found, names.length > 0, output);
    output.problems(problems);
    return problems.some(({ severity }) => severity === 'error') ? EXIT.partial : EXIT.ok;
  },
});
