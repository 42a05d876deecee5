import { hash } from 'node:crypto';
import { tokenize } from '../mining/tokenize.ts';
import { tellingLine } from './telling-line.ts';

/** The line of a text that says what happened, and its tokens, in which values are masked. */
export interface SpokenLine {
  readonly text: string;
  readonly tokens: readonly string[];
}

/** Finds that line; empty for a text without words. */
export const spokenLine = (text: string): SpokenLine => {
  const line = tellingLine(text);
  return { text: line, tokens: tokenize(line) };
};

/** 66 bits: no two lines of a store share them by chance. */
const LENGTH = 11;

/** What lines have in common that say the same but for their values: a hash. `undefined` for an empty one. */
export const lineKey = ({ tokens }: SpokenLine): string | undefined =>
  tokens.length === 0 ? undefined : hash('sha256', tokens.join(' '), 'base64url').slice(0, LENGTH);
