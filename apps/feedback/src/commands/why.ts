import type { ExplainedFailure } from '@feedback/analyzer';
import { plainText } from '@feedback/report';
import { patternName, type Pattern } from '@feedback/schema';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { readFailureText } from '../inputs/failure-text.ts';
import { keepHeapSmall } from '../inputs/small-heap.ts';
import { createRetrieve } from '../retrieve-pattern.ts';
import { defineCommand } from './command.ts';

/** What the library says about the pattern of a failure. */
type Lesson = Pick<Pattern, 'name' | 'description' | 'good_example' | 'severity' | 'status'>;

interface Answer extends Omit<ExplainedFailure, 'pattern'> {
  readonly pattern: (Partial<Lesson> & NonNullable<ExplainedFailure['pattern']>) | null;
  /** What to do next. */
  readonly next: string;
}

const lessonOf = (patterns: readonly Pattern[], name: string): Lesson | undefined => {
  const found = patterns.find((pattern) => patternName(pattern.name) === patternName(name));
  if (found === undefined) return undefined;
  const { description, good_example, severity, status = 'active' } = found;
  return { name: found.name, description, good_example, severity, status };
};

/** Proposals assign nothing, but whoever asks about their group wants to know of them. */
const proposalFor = (patterns: readonly Pattern[], { signature }: ExplainedFailure): string | undefined =>
  signature === null
    ? undefined
    : patterns.find(
        ({ status, matches }) =>
          status === 'proposed' && matches?.signatures?.includes(signature.id) === true,
      )?.name;

const nextFor = ({ known, pattern, occurrences }: ExplainedFailure, proposal: string | undefined): string => {
  if (pattern !== null) return `feedback patterns show ${pattern.name}`;
  if (proposal !== undefined) return `feedback patterns show ${proposal}, then accept or dismiss it.`;
  if (!known)
    return 'It is counted once the report that has it is collected: feedback collect. When it is repaired, feedback patterns add keeps the lesson.';
  return occurrences > 1
    ? 'feedback analyze proposes a pattern for it when it recurs over several runs.'
    : 'When it is repaired, feedback patterns add keeps the lesson.';
};

const explain = async (context: Context, text: string): Promise<Answer> => {
  const { explainFailure } = await import('@feedback/analyzer');
  keepHeapSmall();
  const library = await context.library();
  const store = await context.readStore();
  const patterns = library.patterns();
  const explained = await explainFailure(store, text, {
    clock: context.io.clock,
    patterns,
    retrieve: createRetrieve(patterns),
  });
  context.io.signal.throwIfAborted();
  const { pattern } = explained;
  return {
    ...explained,
    pattern: pattern && { ...pattern, ...lessonOf(patterns, pattern.name) },
    next: nextFor(explained, proposalFor(patterns, explained)),
  };
};

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const day = (instant: string | null): string => instant?.slice(0, 10) ?? 'unknown';

const seenLine = ({ occurrences, runs, first_seen, last_seen, state }: Answer): string => {
  const where = runs === 0 ? '' : ` in ${runs} ${runs === 1 ? 'run' : 'runs'}`;
  return occurrences === 1
    ? `once, on ${day(first_seen)} (${state})`
    : `${times(occurrences)}${where}, from ${day(first_seen)} to ${day(last_seen)} (${state})`;
};

const patternLines = (pattern: Answer['pattern']): readonly (readonly [string, string])[] => {
  if (pattern === null) return [['Pattern', 'none yet']];
  const by =
    pattern.probability === null
      ? `${pattern.by} for mistakes of this group`
      : `by ${pattern.by.replace('_', ' ')}, probability ${pattern.probability.toFixed(2)}`;
  const lines: [string, string][] = [['Pattern', `${pattern.name} (${by})`]];
  if (pattern.description !== undefined && pattern.description !== '')
    lines.push(['What it is', pattern.description]);
  if (pattern.good_example !== undefined && pattern.good_example !== '')
    lines.push(['How it is done', pattern.good_example]);
  return lines;
};

const repairLines = ({ known, last_repair }: Answer): readonly (readonly [string, string])[] => {
  if (!known) return [];
  return [
    [
      'Last repair',
      last_repair === null
        ? 'unknown: it was never seen to go away'
        : `between ${last_repair.last_seen} and ${last_repair.resolved_at}. ${last_repair.reason}`,
    ],
  ];
};

/** The answer as labelled lines; longer texts go on indented. */
const textOf = (answer: Answer): string => {
  const lines: readonly (readonly [string, string])[] = [
    ['Seen', answer.known ? seenLine(answer) : 'never before'],
    ...(answer.signature === null ? [] : [['Group', answer.signature.template] as const]),
    ['Why together', answer.reason],
    ...patternLines(answer.pattern),
    ...repairLines(answer),
    ['Next', answer.next],
  ];
  const label = (name: string): string => `${name}:`.padEnd(16);
  return lines
    .map(
      ([name, value]) =>
        `${label(name)}${plainText(value)
          .trimEnd()
          .replaceAll('\n', `\n${' '.repeat(16)}`)}\n`,
    )
    .join('');
};

export const why = defineCommand<object>({
  examples: [
    'why failure.txt           # seen before? how often, which pattern, how it was repaired last',
    'why < failure.txt         # or behind a pipe: pytest 2>&1 | feedback why',
    'why --json failure.txt',
  ],
  configure: (command) => {
    command.argument('[file]', 'the text of one failure, with its trace; standard input when there is none');
  },
  run: async (context, [file]) => {
    const { output } = context;
    const { text, isCut } = await readFailureText(context, file);
    if (isCut) output.note('The text is long: its first megabyte was read.');
    const answer = await explain(context, text);
    if (output.json) output.answer(answer);
    else output.text(textOf(answer));
    return EXIT.ok;
  },
});
