import { pairEdit } from './pair-edit.ts';
import type { RepairPair } from './repair-pairs.ts';
import { touchedCalls } from './touched-calls.ts';
import { isName, type WordEdit } from './word-edit.ts';

/** A name of code as part of a sentence. */
const quoted = (name: string): string => `\`${name.length > 40 ? `${name.slice(0, 40)}…` : name}\``;

/** The names of arguments that came along. */
const addedArguments = ({ hunks }: WordEdit): readonly string[] =>
  hunks.flatMap(({ added }) =>
    added.filter((word, at) => isName(word) && (added[at + 1] === '=' || added[at + 1] === ':')),
  );

const replaced = ({ hunks }: WordEdit): readonly [from: string, to: string] | undefined => {
  const [hunk] = hunks;
  const [from = '', to = ''] = [hunk?.removed[0], hunk?.added[0]];
  const isOne = hunks.length === 1 && hunk?.removed.length === 1 && hunk.added.length === 1;
  return isOne && isName(from) && isName(to) ? [from, to] : undefined;
};

/** What was wrong, in words of our own, as far as the words that changed tell. */
export const describeEdit = (pair: RepairPair): string => {
  const edit = pairEdit(pair);
  const names = replaced(edit);
  if (names !== undefined) return `${quoted(names[0])} was used where ${quoted(names[1])} is right.`;
  const [call] = touchedCalls(edit);
  if (call === undefined) return 'Code like the bad example had to be repaired.';
  if (edit.hunks.some(({ added }) => added.join(' ') === 'await'))
    return `A call of ${quoted(call)} was not awaited.`;
  const [argument] = addedArguments(edit);
  if (argument !== undefined) return `A call of ${quoted(call)} lacked ${quoted(argument)}.`;
  return edit.hunks.every(({ added }) => added.length === 0)
    ? `A call of ${quoted(call)} had an argument that it should not have.`
    : `A call of ${quoted(call)} was not made as it should be.`;
};
