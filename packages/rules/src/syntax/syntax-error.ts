/** Where code stops being code: a message without place, and the 1-based line. */
export class SyntaxTrouble extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}
