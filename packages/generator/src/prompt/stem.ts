/** Irregular forms, and words that only look like a plural or a verb form. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['indices', 'index'],
  ['caught', 'catch'],
  ['threw', 'throw'],
  ['thrown', 'throw'],
  ['written', 'write'],
  ['series', 'series'],
  ['news', 'news'],
]);

/** Word endings with what replaces them and how much must be left before them, the first that fits winning. */
const ENDINGS: readonly (readonly [ending: string, replacement: string, rest: number])[] = [
  ['sses', 'ss', 1],
  ['shes', 'sh', 2],
  ['ches', 'ch', 2],
  ['xes', 'x', 2],
  ['ies', 'y', 3],
  ['ss', 'ss', 1],
  ['us', 'us', 1],
  ['is', 'is', 1],
  ['s', '', 3],
];

const withoutPlural = (word: string): string => {
  for (const [ending, replacement, rest] of ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length >= rest)
      return word.slice(0, word.length - ending.length) + replacement;
  return word;
};

/** `logging` → `log`, `uploaded` → `upload`, `handle` → `handl`; `string`, `king` and `red` stay. */
const withoutVerbEnding = (word: string): string => {
  const ending = ['ing', 'ed'].find((candidate) => word.endsWith(candidate));
  const rest = ending === undefined ? '' : word.slice(0, -ending.length);
  if (rest.length < 3 || !/[aeiouy]/.test(rest)) return word.length > 3 ? word.replace(/e$/, '') : word;
  const undoubled = /(?:([bdgmnprt])\1)$/.test(rest) ? rest.slice(0, -1) : rest;
  return undoubled.length > 3 ? undoubled.replace(/e$/, '') : undoubled;
};

/** No English word is longer; what is, is no word. */
const LONGEST_WORD = 40;

/** The stem that the forms of an English word share. Light on purpose: it never joins words of different meaning. */
export const stem = (word: string): string => {
  if (word.length > LONGEST_WORD) return word;
  return IRREGULAR.get(word) ?? withoutVerbEnding(withoutPlural(word));
};
