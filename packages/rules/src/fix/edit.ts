import type { Match } from '../match-rule.ts';
import type { Source } from '../tree.ts';
import { headEnd } from './block-head.ts';
import { expand, type Expansion } from './expand.ts';

/** A replacement of one match, not yet made. */
export interface Edit extends Expansion {
  readonly match: Match;
  readonly start: number;
  readonly end: number;
  /** How much of the text is white space that joins it to what is before. */
  readonly lead?: number;
}

const shifted = ({ text, landings }: Expansion, before: string, after = ''): Expansion => ({
  text: before + text + after,
  landings: landings.map((landing) => ({
    ...landing,
    start: landing.start + before.length,
    end: landing.end + before.length,
  })),
});

/** A deleted statement takes its line along when nothing else is on it. */
const wholeLine = (code: string, start: number, end: number): { start: number; end: number } => {
  const before = /(?:^|\n)[ \t]*$/.exec(code.slice(0, start));
  const after = /^[ \t]*(?:;[ \t]*)?(?:\r?\n|$)/.exec(code.slice(end));
  if (!before || !after) return { start, end };
  const lineStart = code.lastIndexOf('\n', start - 1) + 1;
  return { start: lineStart, end: end + after[0].length };
};

/** What to put in parentheses: captures by their order, and the whole text. */
export interface Parentheses {
  readonly captures: ReadonlySet<number>;
  readonly whole: boolean;
}

/** Plans the replacement of one match; `undefined` when there is none or it would change nothing. */
export const planEdit = (
  fix: string,
  match: Match,
  source: Source,
  parentheses?: Parentheses,
): Edit | undefined => {
  const expansion = expand(fix, match, source, parentheses?.captures);
  if (expansion === undefined || expansion.text === source.code.slice(match.start, match.end))
    return undefined;
  if (expansion.text.trim() === '')
    return { match, text: '', landings: [], ...wholeLine(source.code, match.start, match.end) };
  const { start, end } = match;
  if (parentheses?.whole) return { match, start, end, ...shifted(expansion, '(', ')') };
  const head = headEnd(expansion.text, match, source);
  if (head === undefined) return { match, start, end, ...expansion };
  const joined = expand(fix, match, source, parentheses?.captures, head) ?? expansion;
  return { match, start: head, end, lead: 1, ...shifted(joined, ' ') };
};

/** Makes edits that are in order and don't overlap; also tells by how much each one's start moved. */
export const applyEdits = (
  code: string,
  edits: readonly Edit[],
): { readonly code: string; readonly starts: readonly number[] } => {
  let result = '';
  let done = 0;
  const starts: number[] = [];
  for (const edit of edits) {
    result += code.slice(done, edit.start);
    starts.push(result.length);
    result += edit.text;
    done = edit.end;
  }
  return { code: result + code.slice(done), starts };
};
