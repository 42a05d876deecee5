import { isName } from './word-edit.ts';

/** The call, or the head of a definition, that a place is within. */
export interface Around {
  readonly kind: 'call' | 'head';
  readonly name: string;
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const HEADS = new Set(['def', 'function', 'class', 'interface', 'type']);
/** What stands before brackets and is no call. */
const CONTROL = new Set(
  'import if elif while for switch catch with except return await in not and or is assert raise del yield lambda typeof'.split(
    ' ',
  ),
);

const isBlock = (before: string | undefined): boolean =>
  before === undefined || [')', '=>', 'else', 'try', 'finally', ';', '{', '}'].includes(before);

/** What is open at a place: the positions of brackets that are not closed before it, the innermost first. */
const openBefore = (words: readonly string[], at: number): readonly number[] => {
  const open: number[] = [];
  const closed: string[] = [];
  for (let index = at - 1; index >= 0; index -= 1) {
    const word = words[index] ?? '';
    const partner = OPENING[word];
    if (partner !== undefined) closed.push(partner);
    else if (word === '(' || word === '[' || word === '{') {
      if (closed.at(-1) === word) closed.pop();
      else open.push(index);
    }
  }
  return open;
};

/**
 * The calls that a place is an argument of, the innermost first, up to the block or statement that it stands in. An object or a list among the
 * arguments belongs to them.
 */
export const callsAround = (words: readonly string[], at: number): readonly Around[] => {
  const around: Around[] = [];
  for (const index of openBefore(words, at)) {
    const [name, before] = [words[index - 1], words[index - 2]];
    if (words[index] === '{') {
      if (isBlock(name)) break;
      continue;
    }
    if (words[index] !== '(' || name === undefined || !isName(name) || CONTROL.has(name)) continue;
    const isHead = before !== undefined && HEADS.has(before);
    around.push({ kind: isHead ? 'head' : 'call', name });
    if (isHead) break;
  }
  return around;
};

/** The name that is called from a place on, as `b` in `a.b(…)`; `undefined` where no call starts. */
export const callFrom = (words: readonly string[], at: number): string | undefined => {
  let index = at;
  while (isName(words[index] ?? '') && (words[index + 1] === '.' || words[index + 1] === '?.')) index += 2;
  const name = words[index] ?? '';
  return isName(name) && !CONTROL.has(name) && words[index + 1] === '(' ? name : undefined;
};
