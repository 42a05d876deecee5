import type { Match } from '../match-rule.ts';
import { kindOf, type Source } from '../tree.ts';

const HEADED = new Set([
  'if_statement',
  'else_clause',
  'for_statement',
  'for_in_statement',
  'while_statement',
  'do_statement',
]);

const LINE_BREAK = /[ \t]*\r?\n[ \t]*$/;

/**
 * Where the head ends, on a line before, whose body a block is put in place of: the block begins on the line of the head. `undefined` where
 * there is nothing to join.
 */
export const headEnd = (text: string, { node, start }: Match, { code }: Source): number | undefined => {
  const above = node.parent();
  const parent = above && kindOf(above) === 'expression_statement' ? above.parent() : above;
  if (!text.startsWith('{') || kindOf(node) === 'statement_block' || parent === null) return undefined;
  const before = HEADED.has(kindOf(parent)) ? LINE_BREAK.exec(code.slice(0, start)) : null;
  return before && /(?:\)|\belse|\bdo)$/.test(code.slice(0, before.index)) ? before.index : undefined;
};
