import type { RuleObject } from '@feedback/schema';
import type { CodeNode } from '../code-tree.ts';
import type { Site } from './changes.ts';
import type { Template } from './template.ts';

const BRANCHES: Readonly<Record<string, string>> = {
  if_statement: 'i',
  else_clause: 'e',
  elif_clause: 'e',
  for_statement: 'l',
  for_in_statement: 'l',
  while_statement: 'l',
  do_statement: 'l',
  try_statement: 't',
  except_clause: 'c',
  catch_clause: 'c',
  finally_clause: 'f',
  switch_case: 's',
  switch_default: 's',
};

const JUMPS: ReadonlySet<string> = new Set([
  'return_statement',
  'raise_statement',
  'throw_statement',
  'continue_statement',
  'break_statement',
]);

const STATEMENT = /_statement$|_declaration$|_definition$|^(?:block|statement_block)$/;

/** The branches and loops around a node. A condition is not in its own branch. */
const branchesOf = (node: CodeNode, tops: ReadonlySet<CodeNode>): string => {
  let found = '';
  for (let at: CodeNode | undefined = node; at && !tops.has(at); at = at.parent) {
    const { parent } = at;
    if (parent && at.slot !== 'condition') found += BRANCHES[parent.kind] ?? '';
  }
  return found;
};

const lastOf = (block: CodeNode | undefined): CodeNode | undefined =>
  block?.children.findLast(({ named }) => named);

/** A branch that always leaves: what stands in its `else` may as well come after it. */
const leavingBranch = (root: CodeNode): RuleObject | undefined => {
  const branch = root.children.find(({ slot }) => slot === 'consequence');
  const last = branch && (JUMPS.has(branch.kind) ? branch : lastOf(branch));
  if (root.kind !== 'if_statement' || branch === undefined || last === undefined || !JUMPS.has(last.kind))
    return undefined;
  return last === branch
    ? { has: { field: 'consequence', kind: last.kind } }
    : { has: { field: 'consequence', has: { kind: last.kind, nthChild: { position: 1, reverse: true } } } };
};

/**
 * What must hold for statements to be carried into or out of branches: that the branch before them always leaves. `undefined` when
 * statements would run where they did not.
 */
export const flowGuards = ({ bad, good }: Site, { uses }: Template): readonly RuleObject[] | undefined => {
  const tops = new Set([bad, ...good]);
  const moved = uses.filter(
    ({ from, to }) => STATEMENT.test(from.kind) && branchesOf(from, tops) !== branchesOf(to, tops),
  );
  if (moved.length === 0) return [];
  const leaving = leavingBranch(bad);
  const isElse = moved.every(
    ({ from, to }) => branchesOf(from, tops) === 'ei' && branchesOf(to, tops) === '',
  );
  return leaving && isElse ? [leaving] : undefined;
};
