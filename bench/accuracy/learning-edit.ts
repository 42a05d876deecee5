import { diffArrays } from 'diff';

const wordsOf = (code: string): string[] => code.match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];

/** What a change does to the words of code, as a text that is the same for the same edit; `undefined` for none, and for a large one. */
export const editOf = (before: string, after: string): string | undefined => {
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: 60 });
  const text = parts
    ?.filter(({ added, removed }) => added || removed)
    .map(({ added, value }) => `${added ? '+' : '-'}${value.join(' ')}`)
    .join('\n');
  return text === '' ? undefined : text;
};
