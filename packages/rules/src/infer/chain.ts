import type { Candidate } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';

const fieldOf = (node: CodeNode, field: string): CodeNode | undefined =>
  node.children.find(({ slot }) => slot === field);

/** The dotted path that a candidate asks a name or a chain of members to stand for, if that is all it asks. */
export const meaningOfChain = (candidate: Candidate, node: CodeNode): string | undefined => {
  const marks = candidate.marks.get(node);
  if (!marks?.kind || candidate.isSpelled === true || marks.same !== undefined || marks.lacks !== undefined)
    return undefined;
  if (node.kind === 'identifier') return marks.text ? marks.means : undefined;
  const [object, member] = [fieldOf(node, 'object'), fieldOf(node, 'attribute')];
  if (node.kind !== 'attribute' || !object || !member || !candidate.marks.get(member)?.text) return undefined;
  const path = meaningOfChain(candidate, object);
  return path === undefined ? undefined : `${path}.${member.text}`;
};

/** The last name of a chain of members. */
export const lastName = (chain: CodeNode): CodeNode => fieldOf(chain, 'attribute') ?? chain;

/** The outermost chain of members that starts with a name. */
const baseOf = (chain: CodeNode): CodeNode | undefined => {
  const object = fieldOf(chain, 'object');
  if (!object) return undefined;
  return object.kind === 'identifier' ? object : object.kind === 'attribute' ? baseOf(object) : undefined;
};

/** The names in front of a member, down to the first: `os` and `path` before `exists`. */
export const namesBefore = (member: CodeNode): readonly CodeNode[] => {
  const chain = member.parent;
  if (member.slot !== 'attribute' || chain?.kind !== 'attribute') return [];
  const base = baseOf(chain);
  if (!base) return [];
  const names: CodeNode[] = [];
  for (let at = fieldOf(chain, 'object'); at; at = fieldOf(at, 'object')) {
    names.push(at);
    const name = fieldOf(at, 'attribute');
    if (name) names.push(name);
  }
  return names;
};
