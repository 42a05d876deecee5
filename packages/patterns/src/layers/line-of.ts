import { placeOf } from '../place-of.ts';

/** The line of a string in the text of a JSON file, after that of `below` where given; nothing where it is spelled otherwise. */
export const lineOf = (text: string, value: string, below?: string): { readonly line?: number } => {
  const from = below === undefined ? 0 : Math.max(0, text.indexOf(JSON.stringify(below)));
  const offset = text.indexOf(JSON.stringify(value), from);
  return offset < 0 ? {} : { line: placeOf(text, offset).line };
};
