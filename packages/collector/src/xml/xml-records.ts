import { BoundedXml, type XmlAttributes } from './bounded-xml.ts';

/** An element with what is in it. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlNode[];
  /** The text directly in it. */
  readonly text: string;
}

/** An element that encloses records. */
export interface XmlParent {
  readonly name: string;
  readonly attributes: XmlAttributes;
}

export interface XmlRecordHandlers {
  /** An element outside of records has begun; it is the last of `path`. */
  open?(path: readonly XmlParent[]): void;
  /** A record is whole; the elements around it come outermost first. */
  record(node: XmlNode, path: readonly XmlParent[]): void;
  /** An element outside of records has ended; it is still the last of `path`. */
  close?(path: readonly XmlParent[]): void;
  /** Something is not well-formed; reading goes on. */
  error(message: string, line: number): void;
}

interface OpenNode extends XmlNode {
  readonly children: OpenNode[];
  text: string;
}

/** More elements than this inside one record are passed over. */
const MOST_NODES = 20_000;
/** Longest text of one element that is kept, in UTF-16 units. */
const LONGEST = 64 * 1024;
/** Elements deeper than this around records are not told apart. */
const DEEPEST = 256;

/** Cuts an XML document that streams by into records: small trees that are handed on and forgotten. */
export class XmlRecords {
  /** Takes the pieces of the document. */
  readonly xml: BoundedXml;
  readonly #names: ReadonlySet<string>;
  readonly #handlers: XmlRecordHandlers;
  readonly #path: XmlParent[] = [];
  readonly #open: (OpenNode | undefined)[] = [];
  #deeper = 0;
  #nodes = 0;

  constructor(names: ReadonlySet<string>, handlers: XmlRecordHandlers) {
    this.#names = names;
    this.#handlers = handlers;
    this.xml = new BoundedXml({
      open: (name, attributes) => this.#begin(name, attributes),
      text: (text) => this.#text(text),
      close: () => this.#end(),
      error: (message, line) => handlers.error(message, line),
    });
  }

  #begin(name: string, attributes: XmlAttributes): void {
    if (this.#open.length > 0 || this.#names.has(name)) this.#beginNode(name, attributes);
    else if (this.#path.length >= DEEPEST) this.#deeper++;
    else {
      this.#path.push({ name, attributes });
      this.#handlers.open?.(this.#path);
    }
  }

  #beginNode(name: string, attributes: XmlAttributes): void {
    if (this.#open.length === 0) this.#nodes = 0;
    const parent = this.#open.at(-1);
    const keep = this.#open.length === 0 || (parent !== undefined && ++this.#nodes <= MOST_NODES);
    const node: OpenNode | undefined = keep ? { name, attributes, children: [], text: '' } : undefined;
    if (node !== undefined) parent?.children.push(node);
    this.#open.push(node);
  }

  #text(text: string): void {
    const node = this.#open.at(-1);
    if (node !== undefined && node.text.length < LONGEST) node.text = (node.text + text).slice(0, LONGEST);
  }

  #end(): void {
    if (this.#open.length > 0) {
      const node = this.#open.pop();
      if (this.#open.length === 0 && node !== undefined) this.#handlers.record(node, this.#path);
    } else if (this.#deeper > 0) this.#deeper--;
    else {
      this.#handlers.close?.(this.#path);
      this.#path.pop();
    }
  }
}

/** The first child of a name. */
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((child) => child.name === name);

/** The text of the first child of a name, without blanks around it; `undefined` when it has none. */
export const textIn = (node: XmlNode | undefined, name: string): string | undefined => {
  const text = childOf(node, name)?.text.trim();
  return text === '' ? undefined : text;
};
