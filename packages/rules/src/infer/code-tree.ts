import type { Language } from '@feedback/schema';
import { kindOf, parseTree, type SgNode, type Source } from '../tree.ts';
import { fieldsOf, isList } from './grammar.ts';

/** A node of code as inference sees it: without comments and punctuation, and with its role in its parent. */
export interface CodeNode {
  readonly id: number;
  readonly kind: string;
  readonly named: boolean;
  /** The words of the node without layout and comments. */
  readonly text: string;
  /** Where the node is in the code, in UTF-16 units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly children: readonly CodeNode[];
  readonly parent: CodeNode | undefined;
  /** The field it fills in its parent; `*` in a list, `#n` elsewhere, `~` for a word or an operator. */
  readonly slot: string;
  /** Its place among the named children of its parent, from 0. */
  readonly index: number;
}

type Draft = { -readonly [key in keyof CodeNode]: CodeNode[key] };

const PUNCTUATION = new Set('( ) [ ] { } , : ; . " \' ` ${ @ /> </ ...'.split(' '));

// Their pieces are of no use one by one, unless code is among them.
const WHOLE = new Set([
  'string',
  'template_string',
  'regex',
  'string_content',
  'string_fragment',
  'jsx_text',
  'concatenated_string',
]);
const HOLES = new Set(['interpolation', 'template_substitution']);

const isComment = (kind: string): boolean =>
  kind === 'comment' || kind === 'line_comment' || kind === 'html_comment';

const hasHole = (node: SgNode): boolean =>
  node.children().some((child) => HOLES.has(kindOf(child)) || hasHole(child));

/** Below this depth a tree is not looked at: nobody wrote such code as an example. */
const MAX_DEPTH = 300;

class Reader {
  readonly language: Language;
  #next = 0;
  #depth = 0;

  constructor(language: Language) {
    this.language = language;
  }

  read(node: SgNode, kind: string, parent: CodeNode | undefined, slot: string, index: number): CodeNode {
    const { start, end } = node.range();
    const draft: Draft = {
      id: this.#next++,
      kind,
      named: true,
      text: '',
      start: start.index,
      end: end.index,
      children: [],
      parent,
      slot,
      index,
    };
    const whole = this.#depth > MAX_DEPTH || (WHOLE.has(kind) && !hasHole(node));
    this.#depth += 1;
    draft.children = whole ? [] : this.#childrenOf(node, kind, draft);
    this.#depth -= 1;
    const inner = whole ? [] : node.children();
    draft.text = inner.length === 0 ? node.text() : this.#wordsOf(inner, draft.children);
    return draft;
  }

  // Layout differs between examples that mean the same, so a text is its leaves with single spaces between.
  #wordsOf(inner: readonly SgNode[], children: readonly CodeNode[]): string {
    const byStart = new Map(children.map((child) => [child.start, child.text]));
    const parts: string[] = [];
    for (const node of inner) {
      const kind = kindOf(node);
      if (isComment(kind) || kind === ';') continue;
      parts.push(byStart.get(node.range().start.index) ?? node.text());
    }
    return parts.join(' ');
  }

  #childrenOf(node: SgNode, kind: string, parent: CodeNode): CodeNode[] {
    const slots = new Map<number, string>();
    for (const field of fieldsOf(this.language, kind)) {
      const child = node.field(field);
      if (child) slots.set(child.id(), field);
    }
    const children: CodeNode[] = [];
    let index = 0;
    for (const child of node.children()) {
      const childKind = kindOf(child);
      if (isComment(childKind)) continue;
      if (!child.isNamed()) {
        const text = child.text();
        if (PUNCTUATION.has(text)) continue;
        children.push(this.#token(child, text, parent, slots.get(child.id()) ?? '~'));
        continue;
      }
      const slot = slots.get(child.id()) ?? (isList(kind) ? '*' : `#${index}`);
      children.push(this.read(child, childKind, parent, slot, index));
      index += 1;
    }
    return children;
  }

  #token(node: SgNode, text: string, parent: CodeNode, slot: string): CodeNode {
    const { start, end } = node.range();
    return {
      id: this.#next++,
      kind: `~${text}`,
      named: false,
      text,
      start: start.index,
      end: end.index,
      children: [],
      parent,
      slot,
      index: -1,
    };
  }
}

/** Reads code into a tree for inference. Code that does not parse gives a tree with `ERROR` nodes. */
export const readCode = (source: Source): CodeNode => {
  const root = parseTree(source);
  return new Reader(source.language).read(root, kindOf(root), undefined, '', 0);
};

/** A node and all below it, outer before inner. */
export const descendants = (node: CodeNode): CodeNode[] => [node, ...node.children.flatMap(descendants)];

/** The nodes above a node, the nearest first. */
export const ancestors = (node: CodeNode): CodeNode[] => {
  const found: CodeNode[] = [];
  for (let at = node.parent; at; at = at.parent) found.push(at);
  return found;
};

/** The named children. */
export const namedChildren = (node: CodeNode): CodeNode[] => node.children.filter((child) => child.named);

/** How many levels a node lies below a root. */
export const depthOf = (node: CodeNode, root: CodeNode): number => {
  let depth = 0;
  for (let at: CodeNode | undefined = node; at && at !== root; at = at.parent) depth += 1;
  return depth;
};

/** How many items of its kind are in the list up to a node. */
export const countOfKind = ({ parent, kind, index }: CodeNode): number =>
  parent?.children.filter((other) => other.named && other.kind === kind && other.index <= index).length ?? 0;
