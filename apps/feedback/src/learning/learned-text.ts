import { describeRefactoring } from '@feedback/history';
import { findingsRenderer, plainLine, plainText } from '@feedback/report';
import { createTwoFilesPatch } from 'diff';
import type { Output } from '../terminal/output.ts';
import { printDiff } from '../terminal/print-diff.ts';
import { criedWolfText, dayOf } from './backtest-text.ts';
import type { Learned } from './learn-repair.ts';
import { ruleText } from './rule-text.ts';

/** More places than these are counted and not shown. */
const MOST_SHOWN = 5;
/** A rule that was lived with more often than repaired needs a closer look. */
const MOST_WOLF = 0.5;
/** A rule of more lines is shown with `-v`. */
const MOST_RULE_LINES = 24;

const indented = (text: string): string => text.trimEnd().replaceAll(/^(?=.)/gm, '  ');

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

const printPair = ({ pair }: Learned, output: Output): void => {
  const patch = createTwoFilesPatch('', '', pair.bad, pair.good, '', '', { context: 40 });
  // The whole example is one hunk, whose place says nothing.
  const lines = patch.replaceAll(/^(?:Index: |===|---|\+\+\+|@@|\\ No newline).*\n/gm, '');
  printDiff(indented(plainText(lines)), output);
};

const printRule = ({ lesson }: Learned, { text, paint, verbose }: Output): void => {
  if (lesson.rule === undefined) return;
  const { language: _, ...rule } = lesson.rule;
  const lines = ruleText(rule).split('\n');
  const shown = verbose ? lines : lines.slice(0, MOST_RULE_LINES);
  const rest = lines.length - shown.length;
  text(`\n${paint('bold', 'Rule')}\n${indented(plainText(shown.join('\n')))}\n`);
  if (rest > 0) text(paint('dim', `  … ${counted(rest, 'more line')}, shown with -v\n`));
};

const printProof = ({ outcome }: Learned, { text, paint }: Output): void => {
  if (outcome.kind !== 'rule') return;
  const { proof, alike, subject } = outcome.candidate;
  if (subject.kind === 'project')
    text(
      `\n${paint('yellow', '!')} It is about ${plainLine(subject.names.join(', '))}, which few other projects have.\n`,
    );
  text(`\n${paint('bold', 'Proof')}\n`);
  for (const { name, passed, detail } of proof.checks)
    text(
      `  ${passed ? paint('green', '✓') : paint('yellow', '–')} ${name.replaceAll('_', ' ')}${passed ? '' : paint('dim', `  ${plainLine(detail)}`)}\n`,
    );
  if (alike.length > 0)
    text(`  ${paint('green', '✓')} finds ${counted(alike.length, 'other place')} of this repair too\n`);
  else text(`  ${paint('yellow', '–')} one place alone speaks for it\n`);
  if (outcome.isNarrowed)
    text(`  ${paint('yellow', '–')} narrowed, as a broader rule found too much in this project\n`);
};

const printHistory = ({ history }: Learned, { text, paint }: Output): void => {
  if (history === undefined) return;
  const { commits, from, result } = history;
  const { repaired, repairs, introduced, lived_with, present } = result;
  text(`\n${paint('bold', 'Before')}  ${counted(commits, 'commit')} since ${dayOf(from)}\n`);
  if (repaired + introduced + lived_with === 0) {
    text(
      `  ${present === 0 ? 'It was never seen' : 'Nobody touched it'}, so history says nothing about it.\n`,
    );
    return;
  }
  text(
    `  introduced ${counted(introduced, 'time')}, repaired ${counted(repaired, 'time')}, lived with ${counted(lived_with, 'time')}\n`,
  );
  for (const { commit, subject, time } of repairs.slice(0, 3))
    text(`  ${paint('green', '✓')} ${commit.slice(0, 10)} ${dayOf(time)} ${plainLine(subject)}\n`);
  text(`  would have cried wolf: ${criedWolfText(result)}\n`);
  if ((result.cried_wolf?.share ?? 0) > MOST_WOLF)
    text(`  ${paint('yellow', '!')} history speaks against this rule: look closely before you accept it\n`);
};

const printPlaces = ({ places }: Learned, output: Output): void => {
  if (places === undefined) return;
  const { text, paint } = output;
  if (places.count === 0) {
    text(`\n${paint('bold', 'Still there')}  nowhere in ${places.lines} lines\n`);
    return;
  }
  text(`\n${paint('bold', 'Still there')}  ${counted(places.count, 'place')} in ${places.lines} lines\n\n`);
  const renderer = findingsRenderer({ color: output.color });
  let shown = 0;
  for (const { findings, code } of places.found) {
    const some = findings.slice(0, MOST_SHOWN - shown);
    shown += some.length;
    if (some.length > 0) text(renderer.file(some, code));
  }
  if (shown < places.count) text(`… and ${counted(places.count - shown, 'more place')}: feedback check\n`);
};

type Advice = Extract<Learned['outcome'], { kind: 'advice' }>;

const adviceText = (outcome: Advice): string => {
  if (outcome.reason === 'refactoring') return describeRefactoring(outcome.looksLike);
  if (outcome.reason === 'noisy')
    return `Every rule that finds it finds too much else in this project (${counted(outcome.sighted.count, 'place')} in ${outcome.sighted.lines} lines): it is a habit here, or the rule is too broad.`;
  return outcome.reason === 'only_example'
    ? 'A rule would tell this place from other code, but not by what was wrong in it.'
    : 'No rule can tell this mistake from ordinary code by syntax alone.';
};

const SECOND = 'A second repair of the same mistake may: --also COMMIT.';

/** What would help to a rule; empty where nothing does, as for a change that repairs no mistake. */
const helpText = (outcome: Advice): string => {
  if (outcome.reason === 'noisy')
    return 'Repair what is left and learn again, or give a second repair that shows what it is about: --also COMMIT.';
  if (outcome.reason !== 'refactoring') return SECOND;
  return outcome.looksLike.kind === 'addition' || outcome.looksLike.kind === 'removal' ? SECOND : '';
};

const printAdvice = (outcome: Advice, { text }: Output): void => {
  text(
    `\n${plainLine(adviceText(outcome))} It becomes advice: shown to people and generators, never reported.\n`,
  );
  const help = helpText(outcome);
  if (help !== '') text(`${help}\n`);
};

const printKnown = ({ knownBy }: Learned, { text, paint }: Output): void => {
  if (knownBy.length > 0)
    text(
      `\n${paint('yellow', '!')} The library finds this already: ${plainLine(knownBy.join(', '))}. feedback patterns show ${plainLine(knownBy[0] ?? '')}\n`,
    );
};

/** Prints what was learned: the change, the rule, what proves it, what history says, and where it still is. */
export const printLearned = (learned: Learned, output: Output): void => {
  const { lesson, outcome, severityReason, pair } = learned;
  const { text, paint } = output;
  const tier = (lesson.tier ?? 'advice').replace('_', ' ');
  text(`${paint('bold', plainLine(lesson.name))}  ${lesson.severity}, ${pair.language}, ${tier}\n`);
  text(`${plainText(lesson.description)}\n`);
  text(paint('dim', `${lesson.severity}: ${plainLine(severityReason)}; --severity sets it\n`));
  text('\n');
  printPair(learned, output);
  printKnown(learned, output);
  if (outcome.kind === 'advice') {
    printAdvice(outcome, output);
    return;
  }
  printRule(learned, output);
  printProof(learned, output);
  printHistory(learned, output);
  printPlaces(learned, output);
};
