import { renderTable, SEVERITY_STYLE } from '@feedback/report';
import type { LayeredLesson } from '@feedback/patterns';
import { PatternStatus, toLanguage, type Pattern } from '@feedback/schema';
import { Option } from 'commander';
import { EXIT } from '../../exit-code.ts';
import { defineCommand } from '../command.ts';
import { describeOrigin, originFields } from './describe-origin.ts';

interface ListOptions {
  readonly status?: PatternStatus | 'all';
  readonly language?: string;
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

export const list = defineCommand<ListOptions, { readonly summary: string }>({
  summary: 'the patterns, their numbers, and the layers that they come from',
  examples: ['patterns list', 'patterns list --status proposed', 'patterns list --language python --json'],
  configure: (command) => {
    command
      .addOption(new Option('--status <status>', 'only these').choices([...PatternStatus.options, 'all']))
      .option('--language <name>', 'only for this language');
  },
  run: async (context, _, options) => {
    const { output } = context;
    const library = await context.library();
    const all = library.patterns(await (await context.readStore()).stats());
    const patterns = all.filter((pattern) => isWanted(pattern, options));
    const origins = library.origins();
    if (output.json)
      output.answer({
        patterns: patterns.map((pattern) => ({ ...pattern, ...originFields(origins.get(pattern.name)) })),
        problems: library.problems(),
      });
    else if (patterns.length === 0) output.note('No such patterns.');
    else
      output.text(
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
            if (row === 'title') return output.paint('bold', cell);
            const severity = patterns[row]?.severity;
            return column === 2 && severity !== undefined
              ? output.paint(SEVERITY_STYLE[severity], cell)
              : cell;
          },
        ),
      );
    return EXIT.ok;
  },
});
