import { inferRule, provePattern, type Source } from '@feedback/rules';
import type { Rule } from '@feedback/schema';
import type { ProvedRule } from './proved-rule.ts';
import type { RepairPair } from './repair-pairs.ts';

/** Code that a rule should find, must not find, and should rather not find. */
export interface KnownCode {
  readonly bad?: readonly string[];
  readonly good?: readonly string[];
  readonly quiet?: readonly Source[];
}

/** A rule with the proof that it holds by a pair; `undefined` when it does not. */
export const proved = ({ language, bad, good }: RepairPair, rule: Rule): ProvedRule | undefined => {
  const proof = provePattern({ name: 'repair', language, bad_example: bad, good_example: good, rule });
  return proof.tier === 'advice' ? undefined : { rule, proof };
};

/** Infers a rule from one pair that holds by its own example. */
export const inferFrom = (pair: RepairPair, known: KnownCode = {}): ProvedRule | undefined => {
  const { language, bad, good } = pair;
  const { quiet = [], ...examples } = known;
  const rule = inferRule({ name: 'repair', language, bad, good, examples, quiet });
  return rule === undefined ? undefined : proved(pair, rule);
};
