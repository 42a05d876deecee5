import { compileRule, matchRule, type Source } from '@feedback/rules';
import { proved } from '../infer-from.ts';
import type { ProvedRule } from '../proved-rule.ts';
import type { Refactoring } from '../refactoring.ts';
import type { RepairPair } from '../repair-pairs.ts';
import { readBuiltText } from './built-text.ts';
import { readForm } from './read-form.ts';
import { readLeftOpen } from './left-open.ts';
import { readGlobalFunction, readProperty } from './platform-names.ts';
import { readUncheckedResult } from './unchecked-result.ts';
import { readUnguardedParse } from './unguarded-parse.ts';
import type { ReadSlip, Slip, SlipCase } from './slip.ts';

/** All slips that are known. */
const SLIPS: readonly ReadSlip[] = [
  readForm,
  readBuiltText,
  readUncheckedResult,
  readLeftOpen,
  readUnguardedParse,
  readGlobalFunction,
  readProperty,
];

/** A slip is told by what stands around a change too, so not where all of the change is something else. */
const LOOKS: ReadonlySet<Refactoring['kind'] | undefined> = new Set([
  undefined,
  'addition',
  'removal',
  'value',
]);

/** A slip that a place shows, with its proof. */
export interface ProvedSlip extends ProvedRule {
  readonly slip: Slip;
  readonly pair: RepairPair;
}

const proveSlip = (slip: Slip, { pair }: SlipCase, quiet: readonly Source[]): ProvedSlip | undefined => {
  if (compileRule(slip.rule).problems.length > 0) return undefined;
  if (slip.mustBeGone && quiet.some((source) => matchRule(slip.rule, source).length > 0)) return undefined;
  const rule = proved(pair, slip.rule);
  return rule === undefined ? undefined : { ...rule, slip, pair };
};

/**
 * The slip that a place shows in the smallest of its sizes, proved by it: a mistake that is told by the form of its repair, so the rule asks
 * for nothing else of the example. `undefined` for none.
 */
export const findSlip = (
  cases: readonly SlipCase[],
  look: Refactoring['kind'] | undefined,
  quietFor: (pair: RepairPair) => readonly Source[],
): ProvedSlip | undefined => {
  if (!LOOKS.has(look)) return undefined;
  for (const place of cases)
    for (const read of SLIPS) {
      const slip = read(place);
      const found = slip && proveSlip(slip, place, quietFor(place.pair));
      if (found !== undefined) return found;
    }
  return undefined;
};
