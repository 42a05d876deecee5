import { callsAround } from './calls-around.ts';

/** A call that a place is directly within, or in an object that is an argument of it. */
export interface OpenCall {
  /** Where its name is. */
  readonly at: number;
  readonly isObject: boolean;
  /** How many arguments it has. */
  readonly count: number;
}

const STEP: Readonly<Record<string, 1 | -1>> = { '(': 1, '[': 1, '{': 1, ')': -1, ']': -1, '}': -1 };

/** The bracket that is open before a place, the innermost. */
const openingBefore = (words: readonly string[], at: number): number => {
  let depth = 0;
  for (let index = at - 1; index >= 0; index -= 1) {
    depth -= STEP[words[index] ?? ''] ?? 0;
    if (depth < 0) return index;
  }
  return -1;
};

const countArguments = (words: readonly string[], opening: number): number => {
  let depth = 1;
  let count = 0;
  let isEmpty = true;
  for (let index = opening + 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    depth += STEP[word] ?? 0;
    if (depth === 0) break;
    if (word === ',' && depth === 1) isEmpty = true;
    else {
      if (isEmpty) count += 1;
      isEmpty = false;
    }
  }
  return count;
};

/** The call that a place is an argument of; `undefined` for none, and deeper within an argument. */
export const openCall = (words: readonly string[], at: number): OpenCall | undefined => {
  const inner = openingBefore(words, at);
  const isObject = words[inner] === '{';
  const opening = isObject ? openingBefore(words, inner) : inner;
  const [around] = callsAround(words, opening + 1);
  if (words[opening] !== '(' || around?.kind !== 'call' || words[opening - 1] !== around.name)
    return undefined;
  if (isObject && !['(', ','].includes(words[inner - 1] ?? '')) return undefined;
  return { at: opening - 1, isObject, count: countArguments(words, opening) };
};
