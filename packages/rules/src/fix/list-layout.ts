import type { SgNode } from '../tree.ts';

/** What stands around captured items in a rewrite, so that they keep their lines. */
export interface ListLayout {
  /** The white space before the first item. */
  readonly lead: string;
  readonly items: string;
  /** The text of the rewrite behind the items. */
  readonly after: string;
}

const OPENS = /[([{]$/;
const ADDITION = /^(?:\s*,\s*([^()[\]{}\n]+))?([)\]}][^\n]*)$/;

/**
 * The lines of a list whose items a rewrite takes over all together: where the list has its items on lines of their own, an addition gets
 * one as well. `undefined` for other lists and rewrites.
 */
export const listLayout = (
  nodes: readonly SgNode[],
  text: string,
  { before, after, code }: { readonly before: string; readonly after: string; readonly code: string },
): ListLayout | undefined => {
  const list = nodes[0]?.parent()?.range();
  const first = nodes[0]?.range().start.index;
  if (list === undefined || first === undefined || before.includes('\n') || !OPENS.test(before.trimEnd()))
    return undefined;
  const lead = code.slice(list.start.index + 1, first);
  const [, comma, tail] = /^([ \t]*,)?(\s*)$/.exec(code.slice(first + text.length, list.end.index - 1)) ?? [];
  const [, addition, close] = ADDITION.exec(after) ?? [];
  if (!/^[ \t]*\r?\n[ \t]*$/.test(lead) || tail?.includes('\n') !== true || close === undefined)
    return undefined;
  const items = text.replace(/\s*,\s*$/, '');
  const ends = comma !== undefined || items !== text ? ',' : '';
  return {
    lead,
    items,
    after: `${addition === undefined ? '' : `,${lead}${addition}`}${ends}${tail}${close}`,
  };
};
