/** Words whose ending carries meaning, or which the rules below would merge with another word. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    children: 'child',
    does: 'do',
    during: 'during',
    indices: 'index',
    less: 'less',
    missing: 'missing',
    nothing: 'nothing',
    ran: 'run',
    running: 'run',
    something: 'something',
    string: 'string',
    strings: 'string',
    threw: 'throw',
    thrown: 'throw',
    written: 'write',
    wrote: 'write',
  }),
);

type Step = (word: string) => string;

const SHORTEST = 4;
const VOWEL = /[aeiouy]/;
const DOUBLED = /([bdgklmnprt])\1$/;

const cut = (word: string, letters: number): string => word.slice(0, word.length - letters);

const singular: Step = (word) => {
  if (!word.endsWith('s') || /[sui]s$/.test(word)) return word;
  if (/..ies$/.test(word)) return `${cut(word, 3)}y`;
  return cut(word, /(?:ss|sh|ch|x)es$/.test(word) ? 2 : 1);
};

const withoutParticiple = (word: string, ending: number): string => {
  const rest = cut(word, ending);
  if (rest.length < 2 || !VOWEL.test(rest)) return word;
  return DOUBLED.test(rest) ? cut(rest, 1) : rest;
};

const withoutSuffix: Step = (word) => {
  if (word.endsWith('ing')) return withoutParticiple(word, 3);
  if (word.endsWith('ed')) return withoutParticiple(word, 2);
  if (/..[st]ion$/.test(word)) return cut(word, 3);
  return /....ly$/.test(word) ? cut(word, 2) : word;
};

const withoutAgent: Step = (word) => {
  if (/....(?:er|tor)$/.test(word)) return cut(word, 2);
  return /..[^e]e$/.test(word) ? cut(word, 1) : word;
};

const STEPS: readonly Step[] = [singular, withoutSuffix, withoutAgent];

/**
 * The common stem of a lower-case English word, so that `parses`, `parsing` and `parser` meet. A lighter relative of Porter's
 * algorithm (1980): plural, participle and agent endings only, since API names must stay recognisable.
 */
export const stem = (word: string): string =>
  IRREGULAR.get(word) ?? STEPS.reduce((rest, step) => (rest.length < SHORTEST ? rest : step(rest)), word);
