import type { Candidate } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';

const MEMBERS: Readonly<Record<string, string>> = { attribute: 'attribute', member_expression: 'property' };

const fieldOf = (node: CodeNode, field: string): CodeNode | undefined =>
  node.children.find(({ slot }) => slot === field);

/** The last part of a chain of members. */
export const memberOf = (node: CodeNode): CodeNode | undefined => {
  const field = MEMBERS[node.kind];
  return field === undefined ? undefined : fieldOf(node, field);
};

/** The dotted path that a candidate asks a name or a chain of members to stand for, if that is all it asks. */
export const meaningOfChain = (candidate: Candidate, node: CodeNode): string | undefined => {
  const marks = candidate.marks.get(node);
  if (!marks?.kind || marks.same !== undefined || marks.lacks !== undefined) return undefined;
  if (candidate.isSpelled === true || (candidate.isMember === true && node === candidate.root))
    return undefined;
  if (node.kind === 'identifier') return marks.text ? marks.means : undefined;
  if (marks.means !== undefined) return marks.means;
  const [object, member] = [fieldOf(node, 'object'), memberOf(node)];
  if (!object || !member || !candidate.marks.get(member)?.text) return undefined;
  const path = meaningOfChain(candidate, object);
  return path === undefined ? undefined : `${path}.${member.text}`;
};

/** The last name of a chain of members. */
export const lastName = (chain: CodeNode): CodeNode => memberOf(chain) ?? chain;

/** A chain of members that starts with a name: that name first, and all nodes that it consists of. */
export const chainOf = (chain: CodeNode): readonly [base: CodeNode, ...rest: CodeNode[]] | undefined => {
  if (chain.kind === 'identifier') return [chain];
  const [object, member] = [fieldOf(chain, 'object'), memberOf(chain)];
  const before = object && member ? chainOf(object) : undefined;
  return before && member ? [...before, chain, member] : undefined;
};
