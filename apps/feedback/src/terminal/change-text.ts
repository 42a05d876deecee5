import { plainLine } from '@feedback/report';
import type { PatternChange } from '@feedback/schema';

/** A change of the library in a line: what, when, by whom. An undo goes by what it took back. */
export const changeText = ({ action, pattern, timestamp, author, details }: PatternChange): string => {
  const what = typeof details?.['what'] === 'string' ? details['what'] : action;
  const who = author === undefined ? '' : `, by ${author}`;
  return plainLine(`${what} ${pattern} (${timestamp.slice(0, 16).replace('T', ' ')}${who})`);
};
