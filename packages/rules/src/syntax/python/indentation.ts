const MOST_LEVELS = 100;

interface Level {
  /** The column with tabs at every eighth place. */
  readonly column: number;
  /** The column with tabs one place wide: both measures must agree, else the file depends on a setting. */
  readonly narrow: number;
}

/** What the white space at the start of a line means: deeper, the same, or that many levels out. */
export type Step =
  | { readonly kind: 'in' }
  | { readonly kind: 'out'; readonly levels: number }
  | { readonly kind: 'error'; readonly message: string };

const measure = (space: string): Level => {
  let column = 0;
  let narrow = 0;
  for (const character of space) {
    if (character === '\t') {
      column = (Math.trunc(column / 8) + 1) * 8;
      narrow += 1;
    } else if (character === '\f') column = narrow = 0;
    else {
      column += 1;
      narrow += 1;
    }
  }
  return { column, narrow };
};

const error = (message: string): Step => ({ kind: 'error', message });
const TABS = error('inconsistent use of tabs and spaces in indentation');

/** Follows indentation as CPython's tokenizer does (Parser/tokenizer.c). */
export class Indentation {
  readonly #levels: Level[] = [{ column: 0, narrow: 0 }];

  /** How many blocks are open. */
  get depth(): number {
    return this.#levels.length - 1;
  }

  enter(space: string): Step {
    const next = measure(space);
    const top = this.#levels.at(-1) ?? next;
    if (next.column > top.column) {
      if (next.narrow <= top.narrow) return TABS;
      if (this.depth + 1 >= MOST_LEVELS) return error('too many levels of indentation');
      this.#levels.push(next);
      return { kind: 'in' };
    }
    let levels = 0;
    while ((this.#levels.at(-1)?.column ?? 0) > next.column) {
      this.#levels.pop();
      levels += 1;
    }
    const landed = this.#levels.at(-1) ?? next;
    if (landed.column !== next.column) return error('unindent does not match any outer indentation level');
    return landed.narrow === next.narrow ? { kind: 'out', levels } : TABS;
  }
}
