import { callFrom, callsAround } from './calls-around.ts';
import { isProse, type WordEdit, type WordHunk } from './word-edit.ts';

const LITERAL = /^(?:["'`\d]|(?:None|null|undefined|[Tt]rue|[Ff]alse)$)/;

/** Whether words are arguments as a whole: with a comma at an end, the name of one, or all that there is between the brackets. */
const isArgument = (
  part: readonly string[],
  before: string | undefined,
  after: string | undefined,
): boolean =>
  part.some((word) => word !== ',') &&
  (part[0] === ',' ||
    part.at(-1) === ',' ||
    (part.length === 2 && (part[1] === '=' || part[1] === ':')) ||
    (before === '(' && after === ')') ||
    (before === '{' && after === '}'));

/** A number or a truth among arguments, without a name, is right or wrong only there. */
const isBareValue = (word: string, before: string | undefined): boolean =>
  /^(?:\d|(?:[Tt]rue|[Ff]alse)$)/.test(word) && (before === '(' || before === ',');

/** Texts in a row are a list that is told as arguments. */
const isTexts = (part: readonly string[]): boolean =>
  part.every((word) => word === ',' || /^["'`]/.test(word));

const changesArguments = ({ at, removed, added }: WordHunk, words: readonly string[]): boolean => {
  const [before, after] = [words[at - 1], words[at + removed.length]];
  if (removed.length === 0) return isArgument(added, before, after) && !isTexts(added);
  if (added.length === 0) return isArgument(removed, before, after) && !isTexts(removed);
  const isValue =
    removed.length === 1 &&
    added.length === 1 &&
    LITERAL.test(removed[0] ?? '') &&
    !isProse(removed[0] ?? '') &&
    !isBareValue(removed[0] ?? '', before);
  return isValue || (isArgument(removed, undefined, undefined) && isArgument(added, undefined, undefined));
};

/** Whether words come before a call and make something else of it: `await f()`, `new F()`, `g(f())`. */
const isWrapping = ({ removed, added }: WordHunk): boolean =>
  removed.length === 0 &&
  (/^(?:await|new|with|void)$/.test(added.join(' ')) || /^[\w$.]+\($/.test(added.join('')));

/** The names of the calls whose arguments a repair adds, takes away or sets otherwise, or that it wraps, the innermost first. */
export const touchedCalls = ({ words, hunks }: WordEdit): readonly string[] =>
  hunks.flatMap((hunk) => {
    const wrapped = isWrapping(hunk) ? callFrom(words, hunk.at) : undefined;
    if (wrapped !== undefined) return [wrapped];
    const [around] = callsAround(words, hunk.at);
    return around?.kind === 'call' && changesArguments(hunk, words) ? [around.name] : [];
  });
