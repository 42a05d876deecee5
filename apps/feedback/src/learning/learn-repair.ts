import {
  boundedText,
  candidateRules,
  chooseRule,
  describeRepair,
  findCommit,
  HistoryError,
  nameOfRepair,
  repairPlaces,
  severityOfRepair,
  type BacktestResult,
  type Backtest,
  type CandidateRule,
  type LearnedRule,
  type Repair,
  type RepairPair,
  type RepairPlace,
  type Repository,
  type RuleSubject,
} from '@feedback/history';
import { withStats, type Lesson, type Severity } from '@feedback/schema';
import type { Context } from '../context.ts';
import { lookForRule, type Places } from './look-for-rule.ts';
import { tellsApart } from './prove-examples.ts';
import { replayRules, type Replayed } from './replay-rules.ts';

/** What was learned from a repair, and what speaks for it. */
export interface Learned {
  readonly lesson: Lesson;
  /** The example that the lesson has. */
  readonly pair: RepairPair;
  readonly outcome: LearnedRule;
  readonly severityReason: string;
  /** Where the project still has it; absent without a rule. */
  readonly places?: Places;
  readonly history?: Pick<Backtest, 'commits' | 'from' | 'to'> & {
    readonly result: BacktestResult;
    readonly replayed: Replayed;
  };
}

export interface LearnWish {
  readonly name?: string;
  readonly severity?: Severity;
  /** Commits before the repair that are looked through; 0 for none. */
  readonly commits: number;
}

/** More changed places than this are no repair that teaches. */
const MOST_PLACES = 100;

const WORDS: Readonly<Record<keyof Repair['leftOut'], string>> = {
  test: 'tests',
  generated: 'generated files',
  other: 'files in no known language',
  one_sided: 'files that are new or gone',
  unreadable: 'files that are no text',
};

/** What was left out, in words; empty when nothing was. */
export const describeLeftOut = ({ leftOut }: Repair): string =>
  Object.entries(leftOut)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${count} ${WORDS[reason as keyof Repair['leftOut']]}`)
    .join(', ');

const requirePlaces = (repair: Repair): readonly RepairPlace[] => {
  const places = repair.files.flatMap((file) => repairPlaces(file));
  const leftOut = describeLeftOut(repair);
  if (places.length === 0)
    throw new HistoryError(
      'NOTHING_TO_LEARN',
      `There is no repaired code in it${leftOut === '' ? ': only layout, comments, or nothing at all changed' : ` (left out: ${leftOut})`}. Name a commit that repairs code which is in Python, JavaScript or TypeScript.`,
    );
  if (places.length > MOST_PLACES)
    throw new HistoryError(
      'TOO_LARGE',
      `${places.length} places changed, and a repair that teaches is small (at most ${MOST_PLACES}). Name a smaller commit, or the files with --path.`,
    );
  return places;
};

const lessonOf = (
  { commit, subject }: Repair,
  pair: RepairPair,
  { name, severity }: LearnWish,
  about?: RuleSubject,
): Lesson => {
  const { path, line, language, bad, good } = pair;
  const where = `${path}:${line}`;
  return {
    pattern_id: '',
    name: name ?? nameOfRepair(subject, path),
    description: describeRepair(pair, { subject, commit }, about),
    bad_example: bad,
    good_example: good,
    test_coverage: '',
    severity: severity ?? severityOfRepair(subject).severity,
    language,
    provenance: {
      origin: 'repair',
      note: `${where}${subject === undefined ? '' : `: ${boundedText(subject)}`}`,
      ...(commit === undefined ? {} : { commit }),
    },
  };
};

/** The history before the repair, so that the repair itself is no evidence for its own rule. */
const replay = async (
  context: Context,
  repository: Repository,
  { commit }: Repair,
  lesson: Lesson,
  limit: number,
): Promise<Learned['history']> => {
  const head = await findCommit(repository, commit === undefined ? 'HEAD' : `${commit}^1`);
  if (limit === 0 || head === undefined) return undefined;
  const replayed = await replayRules(context, [withStats(lesson)], { limit, range: head });
  const { commits, from, to, patterns } = replayed.found;
  const [result] = patterns;
  if (result === undefined) return undefined;
  return {
    commits,
    result,
    replayed,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
};

/** More places than these prove no more. */
const MOST_EXAMPLES = 8;

/** The other places of the repair in which the rule tells before from after: what it is proved by, also when it is edited later. */
const furtherExamples = ({ rule, pair, alike }: CandidateRule): Pick<Lesson, 'examples'> => {
  const others = alike.filter((other) => other.language === pair.language && tellsApart(rule, other));
  const bad = [...new Set(others.map((other) => other.bad))].filter((code) => code !== pair.bad);
  const good = [...new Set(others.map((other) => other.good))].filter((code) => code !== pair.good);
  if (bad.length === 0) return {};
  return { examples: { bad: bad.slice(0, MOST_EXAMPLES), good: good.slice(0, MOST_EXAMPLES) } };
};

const withRule = (lesson: Lesson, candidate: CandidateRule): Lesson => ({
  ...lesson,
  ...furtherExamples(candidate),
  rule: candidate.rule,
  tier: candidate.proof.tier,
});

/**
 * Turns a repair into a lesson with a rule that holds by its example and is not noisy in the project, else into advice. Rejects with
 * `HistoryError` `NOTHING_TO_LEARN` or `TOO_LARGE`.
 */
export const learnRepair = async (
  context: Context,
  repository: Repository,
  repair: Repair,
  wish: LearnWish,
): Promise<Learned> => {
  const places = requirePlaces(repair);
  const severityReason =
    wish.severity === undefined ? severityOfRepair(repair.subject).reason : 'as you said';
  const draft = (pair: RepairPair): Lesson => lessonOf(repair, pair, wish);
  const found = new Map<unknown, Places>();
  context.output.progress(`deriving rules from ${places.length} places`);
  const candidates = candidateRules(places, repair.files);
  const outcome = await chooseRule(candidates, async (rule) => {
    const pair = candidates.rules[0]?.pair as RepairPair;
    const seen = await lookForRule(context, draft(pair), rule);
    found.set(rule, seen);
    return seen;
  });
  const pair = outcome.kind === 'rule' ? outcome.candidate.pair : candidates.example;
  if (pair === undefined) throw new Error('a place without a pair');
  if (outcome.kind === 'advice')
    return { lesson: { ...draft(pair), tier: 'advice' }, pair, outcome, severityReason };
  const lesson = withRule(lessonOf(repair, pair, wish, outcome.candidate.subject), outcome.candidate);
  const seen = found.get(outcome.candidate.rule);
  const history = await replay(context, repository, repair, lesson, wish.commits);
  return {
    lesson,
    pair,
    outcome,
    severityReason,
    ...(seen === undefined ? {} : { places: seen }),
    ...(history === undefined ? {} : { history }),
  };
};
