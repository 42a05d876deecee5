/** A repeatable source of numbers in [0, 1) (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Mutation = (code: string, random: () => number) => string | undefined;

const drop =
  (what: RegExp): Mutation =>
  (code, random) => {
    const places = [...code.matchAll(what)];
    const place = places[Math.floor(random() * places.length)];
    return place && code.slice(0, place.index) + code.slice(place.index + place[0].length);
  };

const onLine =
  (change: (line: string, random: () => number) => string): Mutation =>
  (code, random) => {
    const lines = code.split('\n');
    const at = Math.floor(random() * lines.length);
    const line = lines[at] ?? '';
    return line.trim() === '' ? undefined : lines.with(at, change(line, random)).join('\n');
  };

/** What a hasty hand does to code. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'drop a bracket': drop(/[()[\]{}]/g),
  'drop a colon': drop(/:/g),
  'drop a quotation mark': drop(/["'`]/g),
  'drop a comma': drop(/,/g),
  'drop an operator': drop(/[-+*/%=<>.&|]+/g),
  'drop a word': drop(/\w+/g),
  'indent a line': onLine((line, random) => ' '.repeat(1 + Math.floor(random() * 4)) + line),
  'outdent a line': onLine((line, random) =>
    line.slice(Math.min(1 + Math.floor(random() * 4), /^\s*/.exec(line)?.[0].length ?? 0)),
  ),
  'mix tabs and spaces': onLine((line) => line.replace(/^ {4}/, '\t')),
  'empty a line': onLine(() => ''),
};

/** Changes code in a random way; `undefined` when that way changes nothing. */
export const mutate = (code: string, random: () => number): string | undefined => {
  const ways = Object.values(MUTATIONS);
  const changed = ways[Math.floor(random() * ways.length)]?.(code, random);
  return changed === code ? undefined : changed;
};
