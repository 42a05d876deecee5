import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { STRAY, StrayAmpersands } from './stray-ampersands.ts';

/** What a parser of untrusted XML tells. Names come without their namespace prefix. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void;
  text(text: string): void;
  close(name: string): void;
  /** Something is not well-formed; reading goes on. */
  error(message: string, line: number): void;
}

/** The attributes of an element; read them by names that are known. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** Longest text or attribute value that is kept, in UTF-16 units; the rest of it is passed over. */
export const LONGEST_TEXT = 256 * 1024;

/** More elements inside each other than this are an attack. */
const DEEPEST = 100_000;

/** A parser that can go no further. */
export class XmlLimitError extends Error {
  override readonly name = 'XmlLimitError';
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** saxes begins its messages with the place. */
const plain = (message: string): string => message.replace(/^(?:undefined:)?\d+:\d+: /, '');

/**
 * Parses XML in pieces with bounded memory (saxes 6). Document types are passed over, so no entity is ever expanded, and an
 * undefined one stays as it is written.
 */
export class BoundedXml {
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  readonly #handlers: XmlHandlers;
  readonly #ampersands = new StrayAmpersands();
  #started = false;
  #depth = 0;

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
    const parser = this.#parser;
    // Asked for exactly where one is met, so the problem has its line.
    Object.defineProperty(parser.ENTITIES, STRAY, {
      get: () => {
        handlers.error('an ampersand that is not written as &amp;', parser.line);
        return '&';
      },
    });
    parser.on('error', (error) => handlers.error(plain(error.message), parser.line));
    parser.on('opentag', (tag: SaxesTagPlain) => this.#open(tag));
    parser.on('text', (text) => handlers.text(text));
    parser.on('cdata', (text) => handlers.text(text));
    parser.on('closetag', (tag: SaxesTagPlain) => {
      this.#depth--;
      handlers.close(localName(tag.name));
    });
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#depth;
  }

  /** The line that was reached, 1-based. */
  get line(): number {
    return this.#parser.line;
  }

  /** Takes the next piece. Throws `XmlLimitError` where the document has no sane shape. */
  write(chunk: string): void {
    // Some tools write blank lines before the declaration.
    const piece = this.#started ? chunk : chunk.trimStart();
    if (piece === '') return;
    this.#started = true;
    this.#parser.write(this.#ampersands.next(piece));
    this.#bound();
  }

  /** Takes what was kept back; the document may still be open then. */
  flush(): void {
    this.#parser.write(this.#ampersands.end());
  }

  /** The document is at its end. */
  end(): void {
    this.#parser.close();
  }

  #open(tag: SaxesTagPlain): void {
    if (++this.#depth > DEEPEST) throw new XmlLimitError(`more than ${DEEPEST} elements inside each other`);
    this.#handlers.open(localName(tag.name), tag.attributes);
  }

  /** saxes gathers a text until its end, which may be gigabytes away; its buffer has no limit of its own. */
  #bound(): void {
    const buffers = this.#parser as unknown as { text: string; name: string };
    if (buffers.text.length > LONGEST_TEXT) buffers.text = buffers.text.slice(0, LONGEST_TEXT);
    if (buffers.name.length > LONGEST_TEXT) throw new XmlLimitError('a name of more than 256 Ki characters');
  }
}
