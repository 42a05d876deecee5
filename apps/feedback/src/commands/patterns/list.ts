import { findNearDuplicates, type Inbox, type LayeredLesson } from '@feedback/patterns';
import { renderTable, SEVERITY_STYLE } from '@feedback/report';
import { PatternStatus, toLanguage, type Pattern } from '@feedback/schema';
import { Option } from 'commander';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { inboxOver } from '../../inbox.ts';
import { readEvidence } from '../../learning/project-evidence.ts';
import type { Output } from '../../terminal/output.ts';
import { defineCommand } from '../command.ts';
import { describeOrigin, originFields } from './describe-origin.ts';
import { duplicatesText } from './duplicates-text.ts';

interface ListOptions {
  readonly status?: PatternStatus | 'all';
  readonly language?: string;
  readonly duplicates?: true;
}

const statusOf = ({ status = 'active' }: Pattern): PatternStatus => status;

/** Without a wish, what is in force or waits for a verdict. */
const isWanted = (pattern: Pattern, { status, language }: ListOptions): boolean => {
  const state = statusOf(pattern);
  const wanted =
    status === undefined ? state === 'active' || state === 'proposed' : status === 'all' || status === state;
  return wanted && (language === undefined || pattern.language === toLanguage(language));
};

const cells = (pattern: Pattern, origin: LayeredLesson | undefined): string[] => [
  pattern.name,
  statusOf(pattern),
  pattern.severity,
  pattern.language ?? 'any',
  (pattern.tier ?? (pattern.rule === undefined ? 'advice' : 'proved_check')).replace('_', ' '),
  String(pattern.occurrence_frequency),
  pattern.last_occurrence?.slice(0, 10) ?? '–',
  describeOrigin(origin),
];

type Origins = ReadonlyMap<string, LayeredLesson>;

const print = (patterns: readonly Pattern[], origins: Origins, { text, paint }: Output): void =>
  text(
    renderTable(
      [
        { title: 'Pattern', maxWidth: 40 },
        { title: 'Status' },
        { title: 'Severity' },
        { title: 'Language' },
        { title: 'Tier' },
        { title: 'Times', align: 'right' },
        { title: 'Last seen' },
        { title: 'Layer', maxWidth: 40 },
      ],
      patterns.map((pattern) => cells(pattern, origins.get(pattern.name))),
      (cell, row, column) => {
        if (row === 'title') return paint('bold', cell);
        const severity = patterns[row]?.severity;
        return column === 2 && severity !== undefined ? paint(SEVERITY_STYLE[severity], cell) : cell;
      },
    ),
  );

/** Proposals stand in the order in which to decide about them, and those that are put off stay out; all else as it is. */
const arranged = (
  patterns: readonly Pattern[],
  { status }: ListOptions,
  inbox: Inbox,
): readonly Pattern[] => {
  const asleep = new Set(inbox.snoozed.map(({ name }) => name));
  const awake = status === 'all' ? patterns : patterns.filter(({ name }) => !asleep.has(name));
  if (status !== 'proposed') return awake;
  const position = new Map(inbox.items.map(({ name }, at) => [name, at]));
  return awake.toSorted((a, b) => (position.get(a.name) ?? 0) - (position.get(b.name) ?? 0));
};

const tellProposed = ({ items, snoozed, order }: Inbox, { note }: Output): void => {
  const changes = items.filter(({ kind }) => kind === 'revision').length;
  const alike = items.filter(({ duplicates }) => duplicates.length > 0).length;
  note(`${order.basis[0]?.toUpperCase()}${order.basis.slice(1)}.`);
  if (alike > 0)
    note(
      `${alike} look like other patterns: feedback patterns inbox shows which, and why each stands where it does.`,
    );
  if (changes > 0)
    note(`Changes of patterns that are proposed too: ${changes}. See feedback patterns inbox.`);
  if (snoozed.length > 0) note(`${snoozed.length} put off: feedback patterns inbox --snoozed.`);
};

const listDuplicates = ({ output }: Context, patterns: readonly Pattern[]): number => {
  const duplicates = findNearDuplicates(patterns);
  if (output.json) output.answer({ duplicates });
  else if (duplicates.length === 0) output.note('No two patterns look like one lesson.');
  else {
    output.text(duplicatesText(duplicates));
    output.note('feedback patterns merge FROM --into NAME makes one of two.');
  }
  return EXIT.ok;
};

export const list = defineCommand<ListOptions, { readonly summary: string }>({
  summary: 'the patterns, their numbers, and the layers that they come from',
  examples: [
    'patterns list',
    'patterns list --status proposed',
    'patterns list --duplicates',
    'patterns list --language python --json',
  ],
  configure: (command) => {
    command
      .addOption(new Option('--status <status>', 'only these').choices([...PatternStatus.options, 'all']))
      .option('--language <name>', 'only for this language')
      .option('--duplicates', 'pairs that look like one lesson, with a score and why');
  },
  run: async (context, _, options) => {
    const { output } = context;
    const library = await context.library();
    const all = library.patterns(await (await context.readStore()).stats());
    const wanted = all.filter((pattern) => isWanted(pattern, options));
    if (options.duplicates === true)
      return listDuplicates(
        context,
        all.filter((pattern) => isWanted(pattern, { status: 'all', ...options })),
      );
    const evidence = await readEvidence(context);
    const inbox = inboxOver(library, { patterns: all, evidence, now: context.io.clock() });
    const patterns = arranged(wanted, options, inbox);
    const proposed = options.status === 'proposed';
    const origins = library.origins();
    if (output.json)
      output.answer({
        patterns: patterns.map((pattern) => ({ ...pattern, ...originFields(origins.get(pattern.name)) })),
        problems: library.problems(),
        ...(proposed
          ? { order: { by: inbox.order.by, verdicts: inbox.order.verdicts, basis: inbox.order.basis } }
          : {}),
      });
    else if (patterns.length === 0) output.note('No such patterns.');
    else print(patterns, origins, output);
    if (proposed && !output.json) tellProposed(inbox, output);
    return EXIT.ok;
  },
});
