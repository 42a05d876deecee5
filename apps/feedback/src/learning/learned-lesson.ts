import {
  boundedText,
  describeEdit,
  describeRepair,
  nameOfRepair,
  severityOfRepair,
  type CandidateRule,
  type LearnedRule,
  type Mistake,
  type Repair,
  type RepairPair,
  type RuleSubject,
} from '@feedback/history';
import type { Lesson, Severity } from '@feedback/schema';
import { tellsApart } from './prove-examples.ts';

/** What the user says of a lesson. */
export interface LearnWish {
  readonly name?: string;
  readonly severity?: Severity;
  /** Further repairs of the same mistake. */
  readonly also?: readonly Repair[];
  /** Commits before the repair that are looked through; 0 for none. */
  readonly commits: number;
}

/** A lesson of a repair, without a rule. */
export const lessonOf = (
  { commit, subject }: Repair,
  pair: RepairPair,
  mistake: Mistake,
  { name, severity }: LearnWish,
  about?: RuleSubject,
): Lesson => {
  const { path, line, language, bad, good } = pair;
  const where = `${path}:${line}`;
  return {
    pattern_id: '',
    name: name ?? nameOfRepair(subject, path, mistake),
    description: describeRepair(pair, { subject, commit }, mistake, about),
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

/** A lesson with the rule that was found, and what proves it. */
export const ruledLesson = (repair: Repair, candidate: CandidateRule, wish: LearnWish): Lesson => {
  const { pair, slip, subject, rule, proof } = candidate;
  return {
    ...lessonOf(repair, pair, slip ?? describeEdit(pair), wish, subject),
    ...furtherExamples(candidate),
    rule,
    tier: proof.tier,
  };
};

/** A lesson without a rule. What is no mistake for sure is called as its author called it. */
export const adviceLesson = (
  repair: Repair,
  pair: RepairPair,
  { reason }: Extract<LearnedRule, { readonly kind: 'advice' }>,
  slip: Mistake | undefined,
  wish: LearnWish,
): Lesson => {
  const { told, ...named } = slip ?? describeEdit(pair);
  const mistake = { told, ...(reason === 'noisy' ? named : {}) };
  return { ...lessonOf(repair, pair, mistake, wish), tier: 'advice' };
};
