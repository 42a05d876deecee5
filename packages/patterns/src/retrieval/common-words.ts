import { termOf } from './terms.ts';

const terms = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(termOf));

/** Words that say nothing about a task; neither indexed nor searched. */
export const STOP_WORDS = terms(
  'a an and are as at be been but by can could do does for from had has have how i if in into is it its me my need not of on or ' +
    'our should so some that the their them then there this to us want was we were what when where which while who why will with ' +
    'would you your',
);

/** Words of almost every request: they count for less than their rarity in a library says. */
export const GENERIC_WORDS = terms(
  'use function code python javascript write make create get add given script program user value way new implement method class ' +
    'list data',
);
