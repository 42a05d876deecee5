import type { EvidenceLookup, InboxItem, PatternEvidence } from '@feedback/patterns';
import { plainLine } from '@feedback/report';
import type { HitsHere, NoHistory, Pattern, RuleEvidence, RuleHistory } from '@feedback/schema';
import { hasRule } from './measure-evidence.ts';

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The commits that were replayed, in words. */
const replayed = ({ commits, from, shallow }: RuleHistory): string =>
  `${counted(commits, 'commit')}${from === undefined ? '' : ` since ${from.slice(0, 10)}`}${shallow === true ? ', in a shallow clone' : ''}`;

const caughtText = ({ caught }: RuleHistory): string =>
  `would have caught ${caught === 0 ? 'no past repair' : counted(caught, 'past repair')}`;

/** The repair that it would have caught last. */
const lastCaught = ({ history }: RuleEvidence): readonly string[] => {
  const [newest] = history?.repairs ?? [];
  return newest === undefined
    ? []
    : [`last: ${newest.commit.slice(0, 10)} ${newest.time.slice(0, 10)} ${newest.subject}`];
};

const wolfText = ({ cried_wolf: wolf }: RuleHistory): string => {
  if (wolf === null) return 'no false alarm known';
  const alarms = Math.round(wolf.share * wolf.decided);
  if (alarms === 0) return `no false alarm in ${counted(wolf.decided, 'case')}`;
  const [low, high] = wolf.interval;
  return `cried wolf in ${alarms} of ${counted(wolf.decided, 'case')} (${percent(low)} to ${percent(high)})`;
};

/** What lies untouched in old files is told by the hits here. */
const isSilent = ({ introduced, repaired, removed, lived_with }: RuleHistory): boolean =>
  introduced + repaired + removed + lived_with === 0;

/** What history says, the most important first. */
const historyParts = (history: RuleHistory): readonly string[] => {
  if (history.versions === 0) return ['no code in its language', replayed(history)];
  if (isSilent(history)) return ['no finding came or went', replayed(history)];
  return [caughtText(history), wolfText(history), replayed(history)];
};

const NO_HISTORY: Readonly<Record<NoHistory, string>> = {
  no_git: 'not replayed, as this is no git repository',
  no_commits: 'not replayed, as there are no commits yet',
  broken_rule: 'not replayed, as the rule does not compile: feedback patterns test tells why',
  git_failed: 'not replayed, as git failed: try feedback patterns backtest',
};

const AGAIN = 'feedback patterns backtest';

const pastParts = ({ history, no_history: reason }: RuleEvidence): readonly string[] => {
  if (history !== undefined) return historyParts(history);
  return [reason === undefined ? `not replayed yet: ${AGAIN}` : NO_HISTORY[reason]];
};

/** What a rule finds in the project's own code, in words. */
export const hereText = ({ hits, files, lines, per_1000_lines: rate }: HitsHere): string =>
  rate === null
    ? 'no such code here'
    : hits === 0
      ? `no hits here in ${counted(lines, 'line')}`
      : `${counted(hits, 'hit')} in ${counted(files, 'file')} here, ${rate} per 1,000 of ${counted(lines, 'line')}`;

const presentText = ({ here, gate }: RuleEvidence): readonly string[] =>
  here === undefined
    ? []
    : [`${hereText(here)}${gate === 'failed' ? ': too much to be a mistake everywhere' : ''}`];

/** A line about a rule of which nothing holds now: its old numbers are not shown. */
const unmeasured = (evidence: Exclude<PatternEvidence, { readonly state: 'current' }>): string =>
  evidence.state === 'missing'
    ? `not measured here yet: ${AGAIN}`
    : `out of date: the rule has changed since ${evidence.measured_at.slice(0, 10)}: ${AGAIN}`;

/** What was measured of a proposal's rule, where that is to the point: a change of other fields is no reason to ask for it. */
export const evidenceToShow = ({ changes, evidence }: InboxItem): PatternEvidence | undefined =>
  evidence?.state === 'current' || changes === undefined || changes.some(({ field }) => field === 'rule')
    ? evidence
    : undefined;

/** What speaks for and against a rule, a line each; none for a pattern without one. */
export const evidenceLines = (evidence: PatternEvidence | undefined): readonly string[] => {
  if (evidence === undefined) return [];
  if (evidence.state !== 'current') return [unmeasured(evidence)];
  const past = [...pastParts(evidence), ...lastCaught(evidence)];
  return [`history: ${plainLine(past.join(' · '))}`, ...presentText(evidence)];
};

/** The same in short lines, for a narrow column; the past repairs are `caughtLines`. */
export const evidenceNotes = (evidence: PatternEvidence | undefined): readonly string[] => {
  if (evidence === undefined) return [];
  if (evidence.state !== 'current') return [unmeasured(evidence)];
  const [first = '', ...rest] = pastParts(evidence).map(plainLine);
  return [`history: ${first}`, ...rest.map((part) => `  ${part}`), ...presentText(evidence)];
};

/** The past repairs that a rule would have caught, as far as they are remembered, a line each. */
export const caughtLines = (evidence: PatternEvidence | undefined): readonly string[] =>
  evidence?.state === 'current'
    ? (evidence.history?.repairs ?? []).map(
        ({ commit, time, subject, path, line }) =>
          `${commit.slice(0, 10)} ${time.slice(0, 10)} ${plainLine(path)}:${line}  ${plainLine(subject)}`,
      )
    : [];

/** What was measured of many rules, in a line; of one its own lines. Empty when none has a rule. */
export const gatheredText = (patterns: readonly Pattern[], lookUp: EvidenceLookup): string => {
  const ruled = patterns.filter(hasRule).map((pattern) => lookUp(pattern));
  const [first] = ruled;
  if (ruled.length <= 1) return evidenceLines(first).join('\n');
  const current = ruled.flatMap((evidence) => (evidence?.state === 'current' ? [evidence] : []));
  const histories = current.flatMap(({ history }) => history ?? []);
  const [history] = histories;
  const failed = current.filter(({ gate }) => gate === 'failed').length;
  const noisy = failed === 0 ? '' : ` ${failed} find too much here.`;
  if (history === undefined)
    return current[0] === undefined ? '' : `Rules: ${pastParts(current[0]).join(', ')}.${noisy}`;
  const useful = histories.filter(({ caught }) => caught > 0);
  const wolves = histories.filter(({ cried_wolf: wolf }) => (wolf?.share ?? 0) > 0.5).length;
  return `Of ${histories.length} rules, replayed over ${replayed(history)}, ${useful.length} would have caught past repairs, ${wolves} cried wolf more often than not.${noisy}`;
};
