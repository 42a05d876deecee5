import { changesAbout, lookUpEvidence, type LayeredLesson, type PatternEvidence } from '@feedback/patterns';
import { plainLine, plainText } from '@feedback/report';
import type { FurtherExamples, Pattern } from '@feedback/schema';
import { EXIT } from '../../exit-code.ts';
import { caughtLines, evidenceNotes } from '../../learning/evidence-text.ts';
import { readEvidence } from '../../learning/project-evidence.ts';
import { historyText } from '../../terminal/history-text.ts';
import type { Output } from '../../terminal/output.ts';
import { defineCommand } from '../command.ts';
import { describeOrigin, originFields } from './describe-origin.ts';
import { requirePattern } from './require-pattern.ts';

const indented = (code: string): string => plainText(code).trimEnd().replaceAll(/^/gm, '    ');

interface Shown {
  readonly pattern: Pattern;
  readonly origin: LayeredLesson | undefined;
  readonly evidence: PatternEvidence | undefined;
}

const evidenceText = (evidence: PatternEvidence | undefined): string => {
  const lines = [...evidenceNotes(evidence), ...caughtLines(evidence).map((line) => `✓ ${line}`)];
  return lines.map((line) => `  ${line}\n`).join('');
};

const furtherText = ({ bad, good }: FurtherExamples): string =>
  `Further examples: ${bad.length} bad and ${good.length} good; "feedback patterns test" proves the rule by them.\n`;

const print = ({ pattern, origin, evidence }: Shown, { text, paint }: Output): void => {
  const { status = 'active', severity, language = 'any language', tier = 'advice' } = pattern;
  text(
    `${paint('bold', plainLine(pattern.name))}  ${status}, ${severity}, ${language}, ${tier.replace('_', ' ')}\n`,
  );
  const last =
    pattern.last_occurrence === null ? '' : `, last on ${plainLine(pattern.last_occurrence).slice(0, 10)}`;
  text(`Seen ${pattern.occurrence_frequency} times${last}\n`);
  text(`From ${plainLine(describeOrigin(origin))}\n`);
  if (pattern.description !== '') text(`\n${plainText(pattern.description).trim()}\n`);
  const parts = [
    ['Instead of', pattern.bad_example],
    ['write', pattern.good_example],
    ['Test', pattern.test_coverage],
  ] as const;
  for (const [title, code] of parts)
    if (code !== '') text(`\n${paint('bold', title)}\n\n${indented(code)}\n`);
  if (pattern.examples !== undefined) text(`\n${furtherText(pattern.examples)}`);
  if (evidence !== undefined) text(`\n${paint('bold', 'Evidence')}\n\n${evidenceText(evidence)}`);
  if (pattern.rule !== undefined)
    text(`\n${paint('bold', 'Rule')}\n\n${indented(JSON.stringify(pattern.rule, null, 2))}\n`);
};

interface ShowOptions {
  readonly history?: true;
}

export const show = defineCommand<ShowOptions, { readonly summary: string }>({
  summary: 'one pattern with its examples, the evidence for its rule, and the layers that it comes from',
  examples: ['patterns show bounds_checking', 'patterns show bounds_checking --history'],
  configure: (command) => {
    command
      .argument('<name>', 'the pattern, in any spelling')
      .option('--history', 'who changed what, when and why');
  },
  run: async (context, [name = ''], { history = false }) => {
    const library = await context.library();
    const known = requirePattern(library.find(name), name, library.patterns());
    const all = library.patterns(await (await context.readStore()).stats());
    const pattern = all.find((each) => each.name === known.name) ?? known;
    const { output } = context;
    const origin = library.origins().get(pattern.name);
    const evidence = lookUpEvidence(await readEvidence(context))(pattern);
    const changes = history ? changesAbout(library.own.getChanges(), pattern.name) : [];
    if (output.json)
      output.answer({
        pattern,
        ...originFields(origin),
        evidence: evidence ?? null,
        ...(history ? { history: changes } : {}),
      });
    else if (!history) print({ pattern, origin, evidence }, output);
    else if (changes.length === 0) output.note(`Nothing was changed in ${pattern.name} here.`);
    else output.text(historyText(changes));
    return EXIT.ok;
  },
});
