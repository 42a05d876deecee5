import { withMark, type Candidate } from './candidate.ts';
import { chainOf } from './chain.ts';
import { descendants, type CodeNode } from './code-tree.ts';
import { ANY_MEMBER } from '../names/asked-name.ts';
import { isGiven, isGlobalObject, textCost, textMarks, type Surroundings } from './costs.ts';
import { isWellKnown } from './well-known.ts';

const CALLEES: Readonly<Record<string, string>> = {
  call: 'function',
  call_expression: 'function',
  new_expression: 'constructor',
};

const fieldOf = (node: CodeNode, field: string): CodeNode | undefined =>
  node.children.find(({ slot }) => slot === field);

/** What is called with arguments that a candidate asks for, or made with `new`. */
const calleeOf = (node: CodeNode, candidate: Candidate): CodeNode | undefined => {
  const args = fieldOf(node, 'arguments');
  const isAsked =
    node.kind === 'new_expression' || (args && args.children.length > 0 && candidate.marks.has(args));
  return isAsked ? fieldOf(node, CALLEES[node.kind] ?? '') : undefined;
};

const isKeyword = ({ kind, named }: CodeNode): boolean => named && kind === 'keyword_argument';

/** What of a callee gives its arguments their meaning: functions of one module share the names of theirs. */
const meaningful = (callee: CodeNode, call: CodeNode, candidate: Candidate): CodeNode => {
  const asked = fieldOf(call, 'arguments')?.children.filter((child) => candidate.marks.has(child)) ?? [];
  return asked.length > 0 && asked.every(isKeyword) ? (fieldOf(callee, 'object') ?? callee) : callee;
};

/** Whether a chain is a name of the platform, taken from an object that has all such names. */
const isOfGlobal = ([base, , member]: readonly CodeNode[], { language, bound }: Surroundings): boolean =>
  base !== undefined &&
  member !== undefined &&
  !bound.has(base.text) &&
  isGlobalObject(language, base.text) &&
  isWellKnown(language, member.text);

/** The chain of members that a node is asked for as a part of. */
const chainAt = (node: CodeNode, candidate: Candidate, around: Surroundings): readonly CodeNode[] => {
  const callee = calleeOf(node, candidate);
  const chain = chainOf(callee ? meaningful(callee, node, candidate) : node);
  if (!chain || !(isGiven(chain[0], around) || isOfGlobal(chain, around))) return [];
  if (callee) return chain;
  const isWhole = !node.parent || meaningful(node, node.parent, candidate) === node;
  return isWhole && chain.length > 1 && chain.some((part) => candidate.marks.get(part)?.text) ? chain : [];
};

/** What a class is derived from, where a candidate asks for what is in it: members have their meaning from there. */
const basesOf = (node: CodeNode, candidate: Candidate, around: Surroundings): readonly CodeNode[] => {
  const [bases, body] = [fieldOf(node, 'superclasses'), fieldOf(node, 'body')];
  if (node.kind !== 'class_definition' || !bases || !body || !candidate.marks.has(body)) return [];
  return bases.children.flatMap((base) => {
    const chain = chainOf(fieldOf(base, 'function') ?? base);
    return chain && (isGiven(chain[0], around) || isWellKnown(around.language, chain[0].text)) ? chain : [];
  });
};

/** The name of an argument whose value a candidate asks for. */
const argumentName = (node: CodeNode, candidate: Candidate, around: Surroundings): readonly CodeNode[] => {
  if (node.kind !== 'keyword_argument') return [];
  const [name, value] = [fieldOf(node, 'name'), fieldOf(node, 'value')];
  return name && value && candidate.marks.has(value) && textCost(name, around) < Infinity ? [name] : [];
};

const PROTOCOL = /^(?:__\w+__|constructor)$/;

/** The name of a method that the language calls by itself, where a candidate asks for what is in it. */
const protocolName = (node: CodeNode, candidate: Candidate): readonly CodeNode[] => {
  if (node.kind !== 'method_definition' && node.kind !== 'function_definition') return [];
  const [name, body] = [fieldOf(node, 'name'), fieldOf(node, 'body')];
  return name && body && candidate.marks.has(body) && PROTOCOL.test(name.text) ? [name] : [];
};

/** Asks that what is called with keyword arguments is any function of the module. */
const ofModule = (call: CodeNode, candidate: Candidate, { meanings, bound }: Surroundings): Candidate => {
  const callee = calleeOf(call, candidate);
  const module = callee ? meaningful(callee, call, candidate) : undefined;
  const path =
    module?.kind === 'identifier' && !bound.has(module.text) ? meanings.get(module.text) : undefined;
  return callee && module !== callee && path !== undefined
    ? withMark(candidate, callee, { kind: true, means: `${path}${ANY_MEMBER}` })
    : candidate;
};

/**
 * Asks for names that belong to what a candidate asks for, whether or not it could do without: a member of something that is imported
 * with all that is before it, what is called with the arguments, what a class is derived from, and the name of an argument with its
 * value.
 */
export const anchor = (candidate: Candidate, around: Surroundings): Candidate => {
  let whole = candidate;
  for (const node of descendants(candidate.root)) {
    if (!whole.marks.get(node)?.kind) continue;
    whole = ofModule(node, whole, around);
    const parts = [chainAt, basesOf, argumentName, protocolName].flatMap((find) => find(node, whole, around));
    for (const part of parts) {
      whole = withMark(whole, part, part.children.length === 0 ? textMarks(part, around) : { kind: true });
      for (let at = part.parent; at && at !== node; at = at.parent)
        whole = withMark(whole, at, { kind: true });
    }
  }
  return whole;
};
