import type { GenerationResult } from '../generation-result.ts';
import type { PromptContext } from '../prompt/prompt-context.ts';
import { plainLine } from '../rendering/prompt-text.ts';
import type { Scaffold } from '../scaffolds/scaffold.ts';

/** What a report is made of. */
export interface ReportFacts {
  readonly result: Omit<GenerationResult, 'report'>;
  readonly context: PromptContext;
  readonly scaffold: Scaffold | undefined;
  /** ISO 8601. */
  readonly generatedAt: string;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Foreign text as Markdown code, whatever backticks it holds. */
const code = (text: string): string => {
  const line = plainLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(line) ? ' ' : '';
  return line === '' ? '(nothing)' : `${fence}${pad}${line}${pad}${fence}`;
};

const list = (items: readonly string[]): readonly string[] =>
  items.length === 0 ? ['None.'] : items.map((item) => `- ${item}`);

const section = (title: string, lines: readonly string[]): readonly string[] => [
  `## ${title}`,
  '',
  ...lines,
  '',
];

const VERDICTS: Readonly<Record<GenerationResult['status'], string>> = {
  verified: 'The code parses, and no rule of the library finds a mistake in it.',
  verified_after_fix: 'Rules of the library found mistakes, which their fixes removed; the code parses.',
  partial: 'Problems are left: see below.',
  unverified: 'The code could not be checked.',
  abstained: 'No code was written.',
};

const lines = ({ line, end_line }: { readonly line: number; readonly end_line: number }): string =>
  line === end_line ? `line ${line}` : `lines ${line}–${end_line}`;

const appliedLines = ({ applied }: ReportFacts['result']): readonly string[] =>
  list(
    applied.map(
      ({ pattern, confidence, evidence }) =>
        `${code(pattern)}, match ${percent(confidence)}: ${evidence.map(lines).join(', ')}`,
    ),
  );

const suggestedLines = ({ suggested }: ReportFacts['result']): readonly string[] =>
  list(
    suggested.map(
      ({ pattern, confidence, relevance, reason }) =>
        `${code(pattern)}, match ${percent(confidence)}${relevance === undefined ? '' : `, relevance ${percent(relevance)}`}: ${reason}`,
    ),
  );

const abstention = ({ context, result }: ReportFacts): readonly string[] => {
  if (result.problems.some((problem) => problem.code === 'EMPTY_PROMPT'))
    return ['The prompt is empty: say what the code is to do.'];
  const about = context.foreign.length === 0 ? '' : ` It is about ${context.foreign.join(', ')}.`;
  return [
    `No scaffold does what the prompt asks.${about}`,
    '',
    'What to do: write the code yourself or with a model, keeping to the patterns suggested below, then run `feedback check` on it;',
    'or ask for one of these: JSON from an array, an item of a list, a file upload, a large file, a JSON endpoint, JSON text,',
    'parsing with errors handled, work with errors handled, items by category.',
  ];
};

/** What was understood, applied, suggested and verified, as Markdown for people. */
export const renderReport = (facts: ReportFacts): string => {
  const { result, context, scaffold, generatedAt } = facts;
  const basis =
    result.confidence_basis === 'prior'
      ? 'a prior, nothing measured'
      : 'with the measured effect of patterns';
  return [
    '# Code generation report',
    '',
    `Generated at ${generatedAt}. Confidence: ${percent(result.confidence)} (${basis}). Status: ${result.status}.`,
    '',
    ...section('Prompt', [
      code(context.prompt),
      '',
      `Understood: ${context.indicators.length === 0 ? 'nothing that patterns or scaffolds know' : context.indicators.join(', ')}.`,
      ...(context.denied.length === 0 ? [] : [`Not wanted: ${context.denied.join(', ')}.`]),
      `Language: ${result.language}. ${context.language.reason}`,
    ]),
    ...section(
      'Code',
      scaffold === undefined
        ? abstention(facts)
        : [`This is ${scaffold.title} (scaffold \`${scaffold.name}\`). ${VERDICTS[result.status]}`],
    ),
    ...section('Patterns applied', appliedLines(result)),
    ...section('Patterns suggested', suggestedLines(result)),
    ...(result.problems.length === 0
      ? []
      : section(
          'Problems',
          list(
            result.problems.map(
              ({ message, line }) => `${line === undefined ? '' : `line ${line}: `}${plainLine(message)}`,
            ),
          ),
        )),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
};
