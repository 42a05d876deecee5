import { textCost, type Surroundings } from '../costs.ts';
import { descendants, type CodeNode } from '../code-tree.ts';

/** Texts that cost less are names of the language or of a library, and constants. */
const API_COST = 0.95;

const CALLED = new Set(['function', 'constructor', 'superclasses']);

const WORDS = new Set(['none', 'true', 'false', 'null', 'undefined', 'this', 'super', 'ellipsis']);

/** Whether a leaf is a constant or a word of the language: it says the same everywhere, so that moving it says nothing. */
export const isLanguageWord = ({ kind, children }: CodeNode): boolean =>
  children.length === 0 && WORDS.has(kind);

/**
 * Whether a node is part of the lesson and never moved: a constant, what a function or a class of the language or a library is called, or a
 * class that another is derived from.
 */
export const isPartOfLesson = (node: CodeNode, around: Surroundings): boolean => {
  if (node.children.length === 0)
    return node.named && (isLanguageWord(node) || textCost(node, around) < API_COST);
  return (
    CALLED.has(node.slot) &&
    descendants(node).some((inner) => inner.children.length === 0 && isPartOfLesson(inner, around))
  );
};
