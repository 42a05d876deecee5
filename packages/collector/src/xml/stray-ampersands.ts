/** The reference that stands for an ampersand which should have been one. */
export const STRAY = 'stray-ampersand';

const STRAYS = /&(?!(?:[A-Za-z_:][\w:.-]{0,62}|#\d{1,8}|#[xX][0-9a-fA-F]{1,8});)/g;

/** What opens a stretch in which an ampersand is itself, and what closes it. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
]);
const OPENER = /<!\[CDATA\[|<!--/g;

/** The beginning of an opener or of a reference at the end of a piece. */
const UNFINISHED = /(?:<(?:!(?:-|\[(?:C(?:D(?:A(?:T(?:A)?)?)?)?)?)?)?|&[\w:.#-]{0,64})$/;

const referred = (text: string): string =>
  text.includes('&') ? text.replaceAll(STRAYS, `&${STRAY};`) : text;

/**
 * Turns each ampersand that begins no reference into a reference, outside CDATA and comments. Tools that glue XML together
 * write `a && b`, and the parser would take everything up to the next semicolon for a name.
 */
export class StrayAmpersands {
  #kept = '';
  #closer: string | undefined;

  /** Takes the next piece and gives what is certain of it. */
  next(piece: string): string {
    const text = this.#kept + piece;
    const stretches: string[] = [];
    let at = 0;
    let kept = false;
    while (at < text.length && !kept) {
      const end = this.#closer === undefined ? this.#markup(text, at) : this.#literal(text, at, this.#closer);
      const stretch = text.slice(at, end.at);
      stretches.push(end.literal ? stretch : referred(stretch));
      ({ kept } = end);
      at = end.at;
    }
    this.#kept = text.slice(at);
    // Most pieces have nothing to change: they are not put together anew.
    return text.includes('&') ? stretches.join('') : text.slice(0, at);
  }

  /** What was kept back. */
  end(): string {
    const rest = this.#kept;
    this.#kept = '';
    return this.#closer === undefined ? referred(rest) : rest;
  }

  #markup(text: string, at: number): { at: number; literal: boolean; kept: boolean } {
    OPENER.lastIndex = at;
    const opener = OPENER.exec(text);
    if (opener !== null) {
      this.#closer = CLOSERS.get(opener[0]);
      return { at: opener.index + opener[0].length, literal: false, kept: false };
    }
    const unfinished = UNFINISHED.exec(text.slice(Math.max(at, text.length - 70)));
    const kept = unfinished?.[0].length ?? 0;
    return { at: text.length - kept, literal: false, kept: true };
  }

  #literal(text: string, at: number, closer: string): { at: number; literal: boolean; kept: boolean } {
    const end = text.indexOf(closer, at);
    if (end === -1) return { at: Math.max(at, text.length - 2), literal: true, kept: true };
    this.#closer = undefined;
    return { at: end + closer.length, literal: true, kept: false };
  }
}
