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

type Ending = readonly [ending: RegExp, replacement: string];

/** Tried in order within a step; the first that fits is applied. */
const STEPS: readonly (readonly Ending[])[] = [
  [
    [/(ss|sh|ch|x)es$/, '$1'],
    [/(..)ies$/, '$1y'],
    [/([^sui])s$/, '$1'],
  ],
  [
    [/(.*[aeiouy].*)([bdgklmnprt])\2(?:ing|ed)$/, '$1$2'],
    [/(.*[aeiouy].+)(?:ing|ed)$/, '$1'],
    [/(.{2,}[st])ion$/, '$1'],
    [/(.{4,})ly$/, '$1'],
  ],
  [
    [/(.{4,})er$/, '$1'],
    [/(.{4,}t)or$/, '$1'],
    [/(.{2,}[^e])e$/, '$1'],
  ],
];

const SHORTEST = 4;

/**
 * The common stem of a lower-case English word, so that `parses`, `parsing` and `parser` meet. A lighter relative of Porter's
 * algorithm (1980): plural, participle and agent endings only, since API names must stay recognisable.
 */
export const stem = (word: string): string => {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  let rest = word;
  for (const step of STEPS) {
    if (rest.length < SHORTEST) return rest;
    const ending = step.find(([pattern]) => pattern.test(rest));
    if (ending) rest = rest.replace(...ending);
  }
  return rest;
};
