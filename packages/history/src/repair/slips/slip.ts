import type { Language, Rule, RuleObject } from '@feedback/schema';
import type { Mistake } from '../describe-edit.ts';
import type { NameOwner } from '../own-names.ts';
import type { RepairPair } from '../repair-pairs.ts';
import type { WordEdit } from '../word-edit.ts';

/** A mistake that the form of its repair tells, with a rule that asks for nothing else of the example. */
export interface Slip extends Required<Mistake> {
  readonly rule: Rule;
  /** Names of the project that it is about; without any it is a mistake that can be made anywhere. */
  readonly names: readonly string[];
  /** Whether code that the repair left in its files speaks against it: not where the form alone is a mistake. */
  readonly mustBeGone: boolean;
}

/** One place of a repair, as slips are looked for in it. */
export interface SlipCase {
  readonly pair: RepairPair;
  readonly edit: WordEdit;
  readonly ownerOf: (name: string) => NameOwner;
}

/** Reads a repair as one kind of slip; `undefined` when it is none. Whether the rule holds is for the caller to prove. */
export type ReadSlip = (place: SlipCase) => Slip | undefined;

/** The two families of languages that slips are written for. */
export const familyOf = (language: Language): 'python' | 'ecmascript' =>
  language === 'python' ? 'python' : 'ecmascript';

/** Any of what is within, however deep. */
export const within = (rule: RuleObject): RuleObject => ({ has: { stopBy: 'end', ...rule } });
