import { isShared } from './imported-name.ts';
import { pairEdit } from './pair-edit.ts';
import type { RepairPair } from './repair-pairs.ts';
import { touchedCalls } from './touched-calls.ts';
import { goneWords, isName, type WordEdit } from './word-edit.ts';

/** What was wrong, in words of our own. */
export interface Mistake {
  /** A sentence; names of code in it are in backquotes. */
  readonly told: string;
  /** What a pattern about it is called; absent where the words that changed do not tell. */
  readonly name?: string;
}

/** A repair as it is told. */
interface Told {
  readonly code: string;
  readonly edit: WordEdit;
}

/** A name of code as part of a sentence. */
const quoted = (name: string): string => `\`${name.length > 40 ? `${name.slice(0, 40)}…` : name}\``;

/** The module or class that the name at a place is a member of, with a dot; empty for a thing of the example's own. */
const ownerAt = ({ code, edit: { words } }: Told, at: number): string => {
  let start = at;
  while (words[start - 1] === '.' && isName(words[start - 2] ?? '')) start -= 2;
  const owner = words.slice(start, at).filter((word) => word !== '.');
  const [first] = owner;
  return first !== undefined && owner.length <= 2 && isShared(code, first) ? `${owner.join('.')}.` : '';
};

/** A function by its name, with what it is a member of. */
const calleeText = (told: Told, name: string): string => {
  const { words } = told.edit;
  const at = words.findIndex((word, index) => word === name && words[index + 1] === '(');
  return at < 0 ? name : `${ownerAt(told, at)}${name}`;
};

/** Names that have a sign after them, as those of arguments have. */
const namedIn = (part: readonly string[]): readonly string[] =>
  part.filter((word, at) => isName(word) && (part[at + 1] === '=' || part[at + 1] === ':'));

/** One name for another, everywhere alike. */
const ofReplaced = (told: Told): Mistake | undefined => {
  const { hunks, words } = told.edit;
  const [hunk] = hunks;
  if (hunk === undefined) return undefined;
  const [from = '', to = ''] = [hunk.removed[0], hunk.added[0]];
  const isOne = hunks.every(
    ({ removed, added }) =>
      removed.length === 1 && added.length === 1 && removed[0] === from && added[0] === to,
  );
  if (!isOne || !isName(from) || !isName(to)) return undefined;
  const owner = ownerAt(told, hunk.at);
  const sentence = `${quoted(owner + from)} was used where ${quoted(owner + to)} is right.`;
  // A name of the example's own says nothing to others.
  const isApi = owner !== '' || words[hunk.at + 1] === '(' || words[hunk.at - 1] === '.';
  return { told: sentence, ...(isApi ? { name: `${owner}${from} instead of ${to}` } : {}) };
};

const CONSTANTS = new Set(['None', 'null', 'undefined', 'True', 'False', 'true', 'false', 'NaN']);

/** One operator for another beside a constant: `== None`. */
const ofComparison = ({ edit: { hunks, words } }: Told): Mistake | undefined => {
  const [hunk] = hunks;
  const constant = hunk === undefined ? '' : (words[hunk.at + hunk.removed.length] ?? '');
  if (hunk === undefined || hunks.length > 1 || !CONSTANTS.has(constant)) return undefined;
  const [from, to] = [hunk.removed.join(' '), hunk.added.join(' ')];
  if (!/^[!=]={1,2}$/.test(from) || !/^(?:[!=]={1,2}|is(?: not)?)$/.test(to)) return undefined;
  return {
    told: `${quoted(`${from} ${constant}`)} was used where ${quoted(`${to} ${constant}`)} is right.`,
    name: `equality with ${constant}`,
  };
};

/** What a call lacked, or had too much. */
const ofCall = (told: Told): Mistake | undefined => {
  const { hunks } = told.edit;
  const [name] = touchedCalls(told.edit);
  if (name === undefined) return undefined;
  const call = calleeText(told, name);
  if (hunks.some(({ added }) => added.join(' ') === 'await'))
    return { told: `A call of ${quoted(call)} was not awaited.`, name: `${call} without await` };
  const before = new Set(hunks.flatMap(({ removed }) => namedIn(removed)));
  const argument = hunks.flatMap(({ added }) => namedIn(added)).find((each) => !before.has(each));
  if (argument !== undefined)
    return {
      told: `A call of ${quoted(call)} lacked ${quoted(argument)}.`,
      name: `${call} without ${argument}`,
    };
  if (!hunks.every(({ added }) => added.length === 0))
    return { told: `A call of ${quoted(call)} was not made as it should be.` };
  const [extra] = before;
  return {
    told: `A call of ${quoted(call)} had an argument that it should not have.`,
    ...(extra === undefined ? {} : { name: `${call} with ${extra}` }),
  };
};

/** The one function that is called no more. */
const ofGone = (told: Told): Mistake | undefined => {
  const { words } = told.edit;
  const gone = [...goneWords(told.edit)].filter(
    (word) => isName(word) && words.some((each, at) => each === word && words[at + 1] === '('),
  );
  const [name] = gone;
  if (name === undefined || gone.length > 1) return undefined;
  const isMade = words[words.indexOf(name) - 1] === 'new';
  const call = `${isMade ? 'new ' : ''}${calleeText(told, name)}`;
  return { told: `A call of ${quoted(call)} had to go.`, name: `use of ${call}` };
};

/** A class that is made with `new` no more. */
const ofNew = ({ edit: { hunks, words } }: Told): Mistake | undefined => {
  const hunk = hunks.find(({ removed, added }) => removed[0] === 'new' && added[0] !== 'new');
  const name = hunk === undefined ? '' : (words[hunk.at + 1] ?? '');
  if (!isName(name)) return undefined;
  return { told: `${quoted(`new ${name}`)} was used.`, name: `use of new ${name}` };
};

const READINGS = [ofReplaced, ofComparison, ofCall, ofNew, ofGone] as const;

/** What was wrong, as far as the words that changed tell. */
export const describeEdit = (pair: RepairPair): Mistake => {
  const told = { code: pair.bad, edit: pairEdit(pair) };
  for (const read of READINGS) {
    const mistake = read(told);
    if (mistake !== undefined) return mistake;
  }
  return { told: 'Code like the bad example had to be repaired.' };
};
