import { descendants, type CodeNode } from '../code-tree.ts';
import { isLanguageWord, isPartOfLesson } from './fixed-parts.ts';
import type { Repair } from './repair.ts';

// The search calls equal places A, B and so on.
const NAMES = 'XYZWVUTSRQPNMLKJHG'.split('');

/** A node of the bad side that a template carries over, each time it does. */
export interface Use {
  readonly from: CodeNode;
  readonly to: CodeNode;
}

/** A rewrite in the making: its text, what it carries over, and what it writes. */
export interface Template {
  readonly text: string;
  /** The metavariable of each node that is carried over, without `$`. */
  readonly captured: ReadonlyMap<CodeNode, string>;
  /** Lists whose items are carried over, however many there are, and what is added to them. */
  readonly lists: ReadonlyMap<CodeNode, readonly CodeNode[]>;
  readonly uses: readonly Use[];
  /** A leaf that is carried over and must be as in the example: it ties a rewrite that carries over nothing else to the places that it may be made in. */
  readonly pin: CodeNode | undefined;
  /** Leaves that the template writes itself. */
  readonly written: readonly CodeNode[];
}

const dedented = (text: string, code: string, at: number): string => {
  const indent = /(?:^|\n)([ \t]*)[^\n]*$/.exec(code.slice(0, at))?.[1] ?? '';
  return indent === '' ? text : text.replaceAll(`\n${indent}`, '\n');
};

const items = ({ children }: CodeNode): readonly CodeNode[] => children.filter(({ slot }) => slot === '*');

/** Named arguments and members can be added to any number of others. */
const isNamedItem = ({ kind }: CodeNode): boolean => kind === 'keyword_argument' || kind === 'pair';

const GROWING = /^(?:argument_list|object|dictionary)$/;

/** What a list has in addition to all that another has. */
const additions = (bad: CodeNode, good: CodeNode): readonly CodeNode[] | undefined => {
  if (!GROWING.test(bad.kind) || bad.kind !== good.kind) return undefined;
  const [before, after] = [items(bad), items(good)];
  const isKept = before.every(({ text }, index) => text === after[index]?.text);
  const added = after.slice(before.length);
  return isKept && added.length > 0 && added.every(isNamedItem) ? added : undefined;
};

/** Whether a node is the name of a member or of an argument, which has nothing to do with a variable called so. */
const isLabel = ({ slot, parent }: CodeNode): boolean =>
  slot === 'attribute' ||
  slot === 'property' ||
  (slot === 'name' && parent?.kind === 'keyword_argument') ||
  (slot === 'key' && parent?.kind === 'pair');

const isTwin = (a: CodeNode, b: CodeNode): boolean =>
  a.kind === b.kind && a.text === b.text && isLabel(a) === isLabel(b);

/** A name that a place has once before and once after. */
export const pinOf = (bad: CodeNode, good: readonly CodeNode[]): CodeNode | undefined => {
  const names = (nodes: readonly CodeNode[]): readonly CodeNode[] =>
    nodes
      .flatMap(descendants)
      .filter(({ kind, children }) => children.length === 0 && kind.endsWith('identifier'));
  const [before, after] = [names([bad]), names(good)];
  return before.find((leaf) =>
    [before, after].every(
      (leaves) => leaves.filter((other) => other.text === leaf.text && isTwin(other, leaf)).length === 1,
    ),
  );
};

class Writer {
  readonly captured = new Map<CodeNode, string>();
  readonly lists = new Map<CodeNode, readonly CodeNode[]>();
  readonly uses: Use[] = [];
  readonly written: CodeNode[] = [];
  readonly #repair: Repair;
  readonly #root: CodeNode;
  readonly #pool: readonly CodeNode[];
  readonly #pin: CodeNode | undefined;
  readonly #sources = new Map<CodeNode, CodeNode>();

  constructor(root: CodeNode, repair: Repair, pin: CodeNode | undefined) {
    this.#repair = repair;
    this.#pin = pin;
    this.#root = root;
    this.#pool = descendants(root).filter((node) => node.named && !isPartOfLesson(node, repair));
    for (const node of descendants(root)) {
      const partner = repair.changes.partners.get(node);
      if (partner?.length === 1 && partner[0]) this.#sources.set(partner[0], node);
    }
  }

  run(nodes: readonly CodeNode[]): string {
    const [first] = nodes;
    if (first === undefined) return '';
    let text = '';
    let at = first.start;
    for (const node of nodes) {
      text += this.#between(at, node.start) + this.node(node);
      at = node.end;
    }
    return dedented(text, this.#repair.goodCode, first.start);
  }

  node(node: CodeNode): string {
    if (this.#pin && isTwin(node, this.#pin)) return `$${this.#nameOf(this.#pin)}`;
    const source = this.#sourceOf(node);
    if (source) {
      this.uses.push({ from: source, to: node });
      return `$${this.#nameOf(source)}`;
    }
    if (node.children.length === 0) {
      if (node.named) this.written.push(node);
      return this.#between(node.start, node.end);
    }
    const grown = this.#grown(node);
    if (grown !== undefined) return grown;
    return this.#pieces(node, node.children, node.start);
  }

  #pieces(node: CodeNode, children: readonly CodeNode[], from: number): string {
    let text = '';
    let at = from;
    for (const child of children) {
      text += this.#between(at, child.start) + this.node(child);
      at = child.end;
    }
    return text + this.#between(at, node.end);
  }

  /** A list to which something is added: all that was there, whatever it is, and the addition. */
  #grown(node: CodeNode): string | undefined {
    const source = this.#sources.get(node);
    const added = source && additions(source, node);
    const [first] = added ?? [];
    if (source === undefined || added === undefined || first === undefined) return undefined;
    this.lists.set(source, added);
    const open = this.#repair.goodCode[node.start] ?? '';
    const inner = `$$$${this.#nameOf(source)}, ${this.#pieces(node, added, first.start)}`;
    const space = open === '{' && node.kind === 'object' ? ' ' : '';
    return `${open}${space}${inner}`;
  }

  // The comments of the example are about the example.
  #between(from: number, to: number): string {
    const { goodCode, comments } = this.#repair;
    let text = '';
    let at = from;
    for (const { start, end } of comments) {
      if (start < from || end > to) continue;
      text += goodCode.slice(at, start).replace(/[ \t]+$/, '');
      at = end;
    }
    return text + goodCode.slice(at, to);
  }

  #sourceOf(node: CodeNode): CodeNode | undefined {
    if (!node.named || isLanguageWord(node)) return undefined;
    const equal = this.#pool.filter(
      (other) =>
        other.text === node.text &&
        isLabel(other) === isLabel(node) &&
        (other.kind === node.kind || other.children.length === 0),
    );
    const partner = this.#sources.get(node);
    // One pair of brackets is like any other.
    if (!/\w/.test(node.text)) return equal.find((other) => other === partner);
    return (
      equal.find((other) => this.captured.has(other)) ??
      equal.find((other) => other === partner) ??
      equal.find((other) => other !== this.#root) ??
      equal[0]
    );
  }

  #nameOf(node: CodeNode): string {
    const name = this.captured.get(node) ?? NAMES[this.captured.size] ?? `X${this.captured.size}`;
    this.captured.set(node, name);
    return name;
  }
}

/** The text of good nodes in which what the bad node has too became metavariables. */
export const writeTemplate = (
  bad: CodeNode,
  good: readonly CodeNode[],
  repair: Repair,
  pin?: CodeNode,
): Template => {
  const writer = new Writer(bad, repair, pin);
  const text = writer.run(good);
  const { captured, lists, uses, written } = writer;
  return { text, captured, lists, uses, written, pin };
};
