import type { RepairPair } from './repair-pairs.ts';
import { withoutMadeUp } from './surroundings.ts';
import { wordEdit, type WordEdit } from './word-edit.ts';

/** What a repair does to the words of a pair; not to those that were made up around it. */
export const pairEdit = ({ language, bad, good }: Pick<RepairPair, 'language' | 'bad' | 'good'>): WordEdit =>
  wordEdit(language, withoutMadeUp(bad), withoutMadeUp(good));
