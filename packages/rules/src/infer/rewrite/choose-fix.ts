import { isDeepStrictEqual } from 'node:util';
import type { Rule, RuleObject } from '@feedback/schema';
import { followsGood } from '../../fix/follows-good.ts';
import { runFix } from '../../fix/fix-with-rule.ts';
import { templateVariables } from '../../fix/template.ts';
import { findMatches } from '../../match-rule.ts';
import { checkSyntax } from '../../syntax/check-syntax.ts';
import { parseTree } from '../../tree.ts';
import type { Candidate } from '../candidate.ts';
import type { Found } from '../search.ts';
import { renderCandidate } from '../render.ts';
import { isHalfRepair } from './leftovers.ts';
import { planRewrites, type Rewrite } from './plan-rewrite.ts';
import type { Repair } from './repair.ts';

/** What a fix is tried on. */
export interface Trial {
  readonly repair: Repair;
  readonly bad: string;
  readonly good: string;
  /** Makes the rule of some shapes; the places of the first ones are reported first. */
  readonly toRule: (shapes: readonly RuleObject[], fix: string) => Rule;
  /** Whether the engine finds a rule where it should, and nowhere else. */
  readonly holds: (rule: Rule) => boolean;
}

interface Choice {
  readonly rule: Rule;
  /** How many places of the bad example it rewrites. */
  readonly places: number;
}

/** The fix made on the bad example, if each place that it rewrites becomes what the good example has there. */
const placesOf = (rule: Rule, { repair, bad, good }: Trial): number => {
  const { language } = repair;
  const { code, count, refused, diverges } = runFix(rule, { language, code: bad });
  if (diverges || count === 0 || refused.length > 0) return 0;
  if (checkSyntax({ language, code }).length > 0) return 0;
  if (!followsGood(language, { bad, fixed: code, good })) return 0;
  const found = findMatches(rule, language, parseTree({ language, code }));
  const isFound = (start: number, end: number): boolean =>
    found.some((match) => match.start < end && start < match.end);
  const isCollection = count + found.length > 1;
  return isHalfRepair(repair, code, isFound, { isCollection }) ? 0 : count;
};

const spaceless = (fix: string): string => fix.replaceAll(/\s+/g, ' ');

/** What is found of one candidate. */
interface Finds {
  /** With names written as in the example, as a rewrite writes them. */
  readonly spelled: RuleObject;
  /** With names that mean the same. */
  readonly meant: RuleObject;
}

const asSpelled = (candidate: Candidate): Candidate => ({ ...candidate, isSpelled: true });

const findsOf = ({ candidate }: Found): Finds => ({
  spelled: renderCandidate(asSpelled(candidate)),
  meant: renderCandidate(candidate),
});

/** What is written otherwise than in the example: it is found, and left to a person. */
const writtenOtherwise = ({ spelled, meant }: Finds): readonly RuleObject[] =>
  isDeepStrictEqual(spelled, meant) ? [] : [{ all: [meant, { not: spelled }] }];

/** One rule in which each shape that has a rewrite is found from where it is rewritten. */
const combine = (
  finds: readonly Finds[],
  chosen: readonly (Rewrite | undefined)[],
  fix: string,
): readonly RuleObject[] => {
  // What captures nothing is rewritten wherever it is found, so it is not found where names are written otherwise.
  const otherwise = templateVariables(fix).length === 0 ? (): readonly RuleObject[] => [] : writtenOtherwise;
  return [
    ...chosen.flatMap((rewrite) => (rewrite === undefined ? [] : [rewrite.shape])),
    ...finds.flatMap((find, index): readonly RuleObject[] => {
      const rewrite = chosen[index];
      return rewrite === undefined ? [find.meant] : [rewrite.general, ...otherwise(find)];
    }),
  ];
};

/**
 * The rule with the fix that repairs most places of the bad example, each exactly as the good example does; the other places are found
 * and left. One template serves all shapes that it repairs. `undefined` when there is none.
 */
export const chooseFix = (found: readonly Found[], trial: Trial): Rule | undefined => {
  const plans = found.map(({ candidate }) => planRewrites(asSpelled(candidate), trial.repair));
  const finds = found.map(findsOf);
  const ruleOf = (chosen: readonly (Rewrite | undefined)[], fix: string): Choice | undefined => {
    if (templateVariables(fix).length === 0 && chosen.includes(undefined)) return undefined;
    const rule = trial.toRule(combine(finds, chosen, fix), fix);
    const places = placesOf(rule, trial);
    return places > 0 ? { rule, places } : undefined;
  };
  const choices = plans.flatMap((own, index) =>
    own.flatMap((rewrite) => {
      const { fix } = rewrite;
      const alike = plans.map((others) => others.find((other) => spaceless(other.fix) === spaceless(fix)));
      const alone = plans.map((_, other) => (other === index ? rewrite : undefined));
      const together = alike.filter((each) => each !== undefined).length > 1 ? ruleOf(alike, fix) : undefined;
      return together ?? ruleOf(alone, fix) ?? [];
    }),
  );
  return choices.toSorted((a, b) => b.places - a.places).find(({ rule }) => trial.holds(rule))?.rule;
};
