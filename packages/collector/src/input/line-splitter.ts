/** Longest line that is kept, in UTF-16 units; the rest of it is passed over. */
export const LONGEST_LINE = 1024 * 1024;

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** Splits a text that comes in pieces into lines, with bounded memory. Lines come without their ends, `\n` or `\r\n`. */
export class LineSplitter {
  #rest: string[] = [];
  #length = 0;

  /** The lines that this piece completes. */
  push(piece: string): readonly string[] {
    const lines = piece.split('\n');
    const open = lines.pop() ?? '';
    if (lines.length > 0) {
      this.#keep(lines[0] ?? '');
      lines[0] = this.#take();
    }
    this.#keep(open);
    return lines.map(withoutReturn);
  }

  /** The last line, where the text does not end with the end of one. */
  end(): readonly string[] {
    const line = this.#take();
    return line === '' ? [] : [withoutReturn(line)];
  }

  #keep(part: string): void {
    const room = LONGEST_LINE - this.#length;
    if (part === '' || room <= 0) return;
    this.#rest.push(part.slice(0, room));
    this.#length += Math.min(part.length, room);
  }

  #take(): string {
    const line = this.#rest.join('');
    this.#rest = [];
    this.#length = 0;
    return line;
  }
}
