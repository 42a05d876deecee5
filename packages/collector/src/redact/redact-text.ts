import { findKeptSecrets } from './kept-rules.ts';
import { findNamedSecrets, mentionsSecret } from './named-secrets.ts';
import { findPersonalData } from './personal-data.ts';
import { mergeStretches, type Stretch } from './stretch.ts';
import { hasTokenRun } from './token-run.ts';
import { findTokens } from './token-rules.ts';

/** Is told the kind of each stretch that was redacted. */
export type OnRedacted = (kind: string) => void;

/** What stands where something of a kind was. */
export const redactionMark = (kind: string): string => `<redacted:${kind}>`;

const find = (text: string): readonly Stretch[] => {
  const tokenRun = hasTokenRun(text);
  const mentioned = mentionsSecret(text);
  return mergeStretches([
    ...findTokens(text, tokenRun),
    ...(mentioned ? findNamedSecrets(text) : []),
    ...findPersonalData(text),
    ...findKeptSecrets(text, tokenRun, mentioned),
  ]);
};

/** A replacement can uncover a match that began inside a word before; that ends after a step or two. */
const ROUNDS = 4;

const redactOnce = (text: string, onRedacted: OnRedacted | undefined): string => {
  let redacted = '';
  let at = 0;
  for (const { start, end, kind, mark = redactionMark(kind) } of find(text)) {
    if (text.slice(start, end) === mark) continue;
    redacted += text.slice(at, start) + mark;
    at = end;
    onRedacted?.(kind);
  }
  return at === 0 ? text : redacted + text.slice(at);
};

/**
 * A text without secrets (`<redacted:KIND>` stands for each), e-mail addresses (`<redacted:email>`) and the names of home folders
 * (`~`). Redacting twice changes nothing more. The time is linear in the text's length.
 */
export const redactText = (text: string, onRedacted?: OnRedacted): string => {
  let before = text;
  for (let round = 0; round < ROUNDS; round++) {
    const after = redactOnce(before, onRedacted);
    if (after === before) break;
    before = after;
  }
  return before;
};
