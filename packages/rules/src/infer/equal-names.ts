import type { Candidate } from './candidate.ts';
import { descendants, type CodeNode } from './code-tree.ts';
import { withWay } from './way.ts';

/** Where names are made that the code below uses. */
const MADE = /^(?:parameter|left|name|alias)$/;

const isOpen = (candidate: Candidate, node: CodeNode): boolean => {
  const marks = candidate.marks.get(node);
  return node.kind === 'identifier' && marks?.text !== true && marks?.same === undefined;
};

const isAsked = (candidate: Candidate, node: CodeNode): boolean => candidate.marks.get(node)?.kind === true;

const isMade = (candidate: Candidate, { parent, slot }: CodeNode): boolean =>
  parent !== undefined && isAsked(candidate, parent) && MADE.test(slot);

const hasName = ({ marks }: Candidate): boolean =>
  [...marks].some(([{ kind }, { text }]) => text === true && kind.endsWith('identifier'));

const NAMES = 'ABCDEFGH'.split('');

/**
 * A shape without any word that asks for a name, whatever it is, asks that it is the one that the shape makes: what is thrown is what
 * was caught.
 */
export const askEqualNames = (candidate: Candidate): Candidate => {
  if (hasName(candidate)) return candidate;
  const open = descendants(candidate.root).filter(
    (node) => isOpen(candidate, node) && (isAsked(candidate, node) || isMade(candidate, node)),
  );
  let asked = candidate;
  for (const nodes of Map.groupBy(open, ({ text }) => text).values()) {
    const used = new Set([...asked.marks.values()].map(({ same }) => same));
    const same = NAMES.find((letter) => !used.has(letter));
    if (nodes.length < 2 || same === undefined || !nodes.some((node) => isAsked(candidate, node))) continue;
    for (const node of nodes) asked = withWay(asked, node, { same });
  }
  return asked;
};
