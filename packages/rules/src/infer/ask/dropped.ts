import { askAt, isOpen } from './ask.ts';
import type { Candidate, Marks } from '../candidate.ts';
import { descendants, type CodeNode } from '../code-tree.ts';
import type { Ground } from '../ground.ts';
import { isBelow } from '../rewrite/context.ts';
import type { Site } from '../rewrite/changes.ts';

/** What is asked of a node that the repair drops. */
interface Asked {
  readonly node: CodeNode;
  readonly marks: Marks;
}

/** Values that say how, not what. */
const isPlain = ({ kind, text }: CodeNode): boolean =>
  /^(?:none|null|true|false|this)$/.test(kind) || (/^(?:integer|number)$/.test(kind) && /^[01]$/.test(text));

const isArgument = ({ parent }: CodeNode): boolean =>
  /^(?:argument_list|arguments|keyword_argument|slice)$/.test(parent?.kind ?? '');

const isEmptyList = ({ kind, children }: CodeNode): boolean =>
  /^(?:argument_list|arguments)$/.test(kind) && !children.some(({ named }) => named);

/** Whether a shape asks for what is called with these arguments by name. */
const isAskedCallee = ({ parent }: CodeNode, { marks }: Candidate): boolean => {
  const callee = parent?.children.find(({ slot }) => slot === 'function' || slot === 'constructor');
  return callee !== undefined && descendants(callee).some((node) => marks.get(node)?.text === true);
};

const bare = (text: string): string => text.replace(/^[`"']+|[`"']+$/g, '');

const LITERAL = /^(?:string|template_string|number|integer|float)$/;

/** The name and the value of an argument that is dropped with its name, if it is a literal: other ones mean something else. */
const literalArgument = ({ children }: CodeNode): readonly Asked[] => {
  const value = children.find(({ slot }) => slot === 'value');
  return value && value.children.length === 0 && (LITERAL.test(value.kind) || isPlain(value))
    ? children.filter(({ named }) => named).map((node) => ({ node, marks: { kind: true, text: true } }))
    : [];
};

const timesIn = (nodes: readonly CodeNode[], word: string): number =>
  nodes.filter(({ text }) => text === word).length;

/** What of the code that is replaced as a whole the repair has no more, or has in another form. */
const droppedIn = ({ bad, good }: Site, candidate: Candidate): readonly Asked[] => {
  if (good.length === 0) return bad.kind === 'keyword_argument' ? literalArgument(bad) : [];
  const parts = descendants(bad);
  const left = good.flatMap(descendants);
  const isUnwrapped = good.every(({ text }) => bad.text.includes(text));
  const isGone = ({ text }: CodeNode): boolean => timesIn(parts, text) > timesIn(left, text);
  const isEmptied = (node: CodeNode): boolean =>
    isEmptyList(node) &&
    node !== bad &&
    (node.parent !== bad || isUnwrapped) &&
    isAskedCallee(node, candidate);
  const isNamed = (node: CodeNode): boolean =>
    LITERAL.test(node.kind) &&
    left.some(
      ({ kind, children, text }) => children.length === 0 && !LITERAL.test(kind) && text === bare(node.text),
    );
  return parts.flatMap((node): readonly Asked[] => {
    if (node.kind === 'keyword_argument' && !left.some(({ text }) => text === node.children[0]?.text))
      return literalArgument(node);
    if (isPlain(node) && isArgument(node) && isGone(node))
      return [{ node, marks: { kind: true, text: true } }];
    if (isEmptied(node)) return [{ node, marks: { kind: true, count: true } }];
    return isNamed(node) ? [{ node, marks: { kind: true } }] : [];
  });
};

/**
 * Asks for what the repair drops and could not do without: plain arguments and literals that are named, as it is no repair for other
 * ones; that there are no arguments where it has no place for any; and literals that it writes as a name.
 */
export const askDropped = (candidate: Candidate, { replaced }: Ground): Candidate =>
  replaced
    .filter(({ bad }) => bad === candidate.root || isBelow(bad, candidate.root))
    .flatMap((site) => droppedIn(site, candidate))
    .filter(({ node }) => isOpen(candidate, node))
    .reduce((asked, { node, marks }) => askAt(asked, node, marks), candidate);
