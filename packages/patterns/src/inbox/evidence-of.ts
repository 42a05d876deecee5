import { ruleId, type Lesson, type RuleEvidence } from '@feedback/schema';
import { nameKey } from '../library/library.ts';

/**
 * What is known of a pattern's rule in one repository: measured for the rule as it is (`current`), for an earlier one of the pattern
 * (`stale`: it says nothing for sure about this one), or not at all.
 */
export type PatternEvidence =
  | { readonly state: 'missing' }
  | ({ readonly state: 'stale' } & RuleEvidence)
  | ({ readonly state: 'current' } & RuleEvidence);

/** Finds the evidence for a pattern; `undefined` for one without a rule. */
export type EvidenceLookup = (pattern: Pick<Lesson, 'name' | 'rule'>) => PatternEvidence | undefined;

/** Makes evidence findable: by the rule, else by the name of the pattern, the newest first. */
export const lookUpEvidence = (known: readonly RuleEvidence[]): EvidenceLookup => {
  const byAge = known.toSorted((a, b) => (a.measured_at < b.measured_at ? -1 : 1));
  const byRule = new Map(byAge.map((evidence) => [evidence.rule, evidence]));
  const byName = new Map(byAge.map((evidence) => [nameKey(evidence.pattern), evidence]));
  return ({ name, rule }) => {
    if (rule === undefined) return undefined;
    const current = byRule.get(ruleId(rule));
    if (current !== undefined) return { state: 'current', ...current };
    const former = byName.get(nameKey(name));
    return former === undefined ? { state: 'missing' } : { state: 'stale', ...former };
  };
};
