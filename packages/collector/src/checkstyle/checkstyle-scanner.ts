import { BoundedXml, type XmlAttributes } from '../xml/bounded-xml.ts';

export interface CheckstyleHandlers {
  /** A file has been looked at. */
  file(name: string | undefined): void;
  /** Something was found in it; `file` is `undefined` outside of any. */
  found(attributes: XmlAttributes, file: string | undefined): void;
  /** The tool broke down at a file. */
  exception(file: string | undefined): void;
  /** Something is not well-formed; reading goes on. */
  error(message: string, line: number): void;
}

/** Finds files and errors in Checkstyle XML as it streams by. */
export class CheckstyleScanner {
  /** Takes the pieces of the document. */
  readonly xml: BoundedXml;
  #file: string | undefined;
  #isCheckstyle = false;

  constructor(handlers: CheckstyleHandlers) {
    this.xml = new BoundedXml({
      open: (name, attributes) => {
        if (name === 'checkstyle') this.#isCheckstyle = true;
        if (name === 'file') handlers.file((this.#file = attributes['name']));
        else if (name === 'error') handlers.found(attributes, this.#file);
        else if (name === 'exception') handlers.exception(this.#file);
      },
      text: () => undefined,
      close: (name) => {
        if (name === 'file') this.#file = undefined;
      },
      error: (message, line) => handlers.error(message, line),
    });
  }

  /** Whether there was anything that Checkstyle XML consists of. */
  get isCheckstyle(): boolean {
    return this.#isCheckstyle;
  }
}
