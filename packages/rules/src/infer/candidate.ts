import type { CodeNode } from './code-tree.ts';
import type { LiteralTrait } from './literal-traits.ts';

/** Something that the good side has where the bad side lacks it: a child with a kind, and a text that names it. */
export interface Lack {
  /** The child of the good side. */
  readonly example: CodeNode;
  /** What names it: the name of a keyword argument, the word itself. */
  readonly name: CodeNode | undefined;
}

/** What a candidate asks of one node of the bad example's tree. A node without marks may be anything. */
export interface Marks {
  readonly kind?: true;
  readonly text?: true;
  /** The name must not be made by the code around it. */
  readonly free?: true;
  /** What the name must stand for, as a dotted path. */
  readonly means?: string;
  /** The number of named children. */
  readonly count?: true;
  /** The place in the list. */
  readonly place?: true;
  /** As many items of its kind, or more, are in the list up to it. */
  readonly atLeast?: number;
  /** Nodes with the same letter have the same text. */
  readonly same?: string;
  /** An item of this kind comes after it in the list. */
  readonly followedBy?: CodeNode;
  readonly lacks?: readonly Lack[];
  /** The word must be one of these. */
  readonly among?: readonly string[];
  /** How the literal is written. */
  readonly trait?: LiteralTrait;
}

/** A shape cut out of the bad example's tree: what the node, and some nodes below it, must be. */
export interface Candidate {
  readonly root: CodeNode;
  readonly marks: ReadonlyMap<CodeNode, Marks>;
  /** Nodes above, of which one of the same kind must be above any match. */
  readonly inside: readonly CodeNode[];
  /** The root must be written as a member, as its last name alone is too common. */
  readonly isMember?: true;
  /** Names must be written as in the example: a rewrite writes them so. */
  readonly isSpelled?: true;
}

/** The same candidate with one more mark. */
export const withMark = (candidate: Candidate, node: CodeNode, marks: Marks): Candidate => ({
  ...candidate,
  marks: new Map(candidate.marks).set(node, { ...candidate.marks.get(node), ...marks }),
});

const letters = ({
  kind,
  text,
  count,
  place,
  atLeast,
  same,
  followedBy,
  lacks,
  among,
  trait,
}: Marks): string =>
  `${among ? `(${among.join('|')})` : ''}${kind ? 'k' : ''}${text ? 't' : ''}${count ? 'c' : ''}${place ? 'p' : ''}${atLeast ?? ''}${same ?? ''}${followedBy ? `>${followedBy.kind}` : ''}${trait?.regex ?? ''}${(lacks ?? []).map((lack) => `!${lack.example.id}`).join('')}`;

/** A text that is the same for candidates that ask the same. */
export const keyOf = ({ root, marks, inside }: Candidate): string =>
  [
    root.id,
    ...[...marks].map(([node, mark]) => `${node.id}${letters(mark)}`).toSorted(),
    ...inside.map(({ id }) => `^${id}`),
  ].join(' ');

const asksAll = (marks: Marks | undefined, of: Marks): boolean =>
  marks !== undefined &&
  (Object.keys(of) as (keyof Marks)[]).every((key) =>
    key === 'lacks' ? of.lacks?.every((lack) => marks.lacks?.includes(lack)) : marks[key] === of[key],
  );

/** Whether a candidate holds all that another asks, so that the other is found in whatever it finds. */
export const implies = ({ marks, root }: Candidate, other: Candidate): boolean =>
  other.root !== root &&
  other.inside.length === 0 &&
  marks.has(other.root) &&
  [...other.marks].every(([node, asked]) => asksAll(marks.get(node), asked));
