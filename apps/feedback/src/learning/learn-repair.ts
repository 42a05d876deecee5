import {
  candidateRules,
  chooseRule,
  HistoryError,
  repairPlaces,
  severityOfRepair,
  type LearnedRule,
  type Repair,
  type RepairPair,
  type RepairPlace,
  type Repository,
} from '@feedback/history';
import type { Lesson } from '@feedback/schema';
import type { Context } from '../context.ts';
import { replayBefore, type HistoryBefore } from './history-before.ts';
import { findersOf } from './known-by.ts';
import { adviceLesson, lessonOf, ruledLesson, type LearnWish } from './learned-lesson.ts';
import { lookForRule, type Places } from './look-for-rule.ts';

/** What was learned from a repair, and what speaks for it. */
export interface Learned {
  readonly lesson: Lesson;
  /** The example that the lesson has. */
  readonly pair: RepairPair;
  readonly outcome: LearnedRule;
  readonly severityReason: string;
  /** The patterns of the library whose rules find this mistake already. */
  readonly knownBy: readonly string[];
  /** Where the project still has it; absent without a rule. */
  readonly places?: Places;
  readonly history?: HistoryBefore;
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
  const repairs = [repair, ...(wish.also ?? [])];
  const files = repairs.flatMap((each) => each.files);
  const places = repairs.flatMap(requirePlaces);
  /** The repair that an example is of. */
  const originOf = ({ path }: RepairPair): Repair =>
    repairs.find((each) => each.files.some((file) => file.path === path)) ?? repair;
  const severityReason =
    wish.severity === undefined ? severityOfRepair(repair.subject).reason : 'as you said';
  const found = new Map<unknown, Places>();
  context.output.progress(`deriving rules from ${places.length} places`);
  const candidates = candidateRules(places, files);
  const [best] = candidates.rules;
  const outcome = await chooseRule(candidates, async (rule) => {
    const lesson = lessonOf(repair, best?.pair as RepairPair, { told: '' }, wish);
    const seen = await lookForRule(context, lesson, rule);
    found.set(rule, seen);
    return seen;
  });
  const pair = outcome.kind === 'rule' ? outcome.candidate.pair : (best?.pair ?? candidates.example);
  if (pair === undefined) throw new Error('a place without a pair');
  const base = { pair, outcome, severityReason, knownBy: await findersOf(context, pair) };
  if (outcome.kind === 'advice')
    return { ...base, lesson: adviceLesson(originOf(pair), pair, outcome, best?.slip, wish) };
  const { candidate } = outcome;
  const lesson = ruledLesson(originOf(pair), candidate, wish);
  const seen = found.get(candidate.rule);
  const history = await replayBefore(context, repository, repair, wish, lesson);
  return {
    ...base,
    lesson,
    ...(seen === undefined ? {} : { places: seen }),
    ...(history === undefined ? {} : { history }),
  };
};
