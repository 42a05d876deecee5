import { askAt, isOpen } from './ask.ts';
import type { Candidate } from './candidate.ts';
import { descendants, type CodeNode } from './code-tree.ts';
import { isBelow } from './rewrite/context.ts';
import type { Site } from './rewrite/changes.ts';

/** Values that say how, not what. */
const isPlain = ({ kind, text }: CodeNode): boolean =>
  /^(?:none|null|true|false)$/.test(kind) || (/^(?:integer|number)$/.test(kind) && /^[01]$/.test(text));

const isArgument = ({ parent }: CodeNode): boolean =>
  /^(?:argument_list|arguments|keyword_argument|slice)$/.test(parent?.kind ?? '');

/** The plain arguments of what is replaced as a whole that the repair has no more: it is no repair for other ones. */
const droppedIn = ({ bad, good }: Site): readonly CodeNode[] => {
  const left = new Set(good.flatMap(descendants).map(({ text }) => text));
  return good.length === 0
    ? []
    : descendants(bad).filter((node) => isPlain(node) && isArgument(node) && !left.has(node.text));
};

/** Asks for the plain arguments that the repair drops. */
export const askDropped = (candidate: Candidate, replaced: readonly Site[]): Candidate =>
  replaced
    .filter(({ bad }) => bad === candidate.root || isBelow(bad, candidate.root))
    .flatMap(droppedIn)
    .filter((node) => isOpen(candidate, node))
    .reduce((asked, node) => askAt(asked, node, { kind: true, text: true }), candidate);
