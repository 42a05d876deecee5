import { SyntaxTrouble } from '../syntax-error.ts';
import type { Token } from './token.ts';

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const MOST_BRACKETS = 200;
const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|<=|>=|==|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|@=|\*\*|\/\/|<<|>>|[-+*/%@&|^~<>()[\]{},:.;=]/y;

/** An opening bracket and its 1-based line. */
export interface Bracket {
  readonly text: string;
  readonly line: number;
}

/** A place in the text, the tokens cut so far, and the brackets that are open. */
export class Scanner {
  readonly code: string;
  readonly tokens: Token[] = [];
  readonly brackets: Bracket[] = [];
  at = 0;
  line = 1;

  constructor(code: string) {
    this.code = code;
  }

  /** The character here; `undefined` at the end. */
  get character(): string | undefined {
    return this.code[this.at];
  }

  push(kind: Token['kind'], text: string): void {
    this.tokens.push({ kind, text, line: this.line });
  }

  fail(message: string): never {
    throw new SyntaxTrouble(message, this.line);
  }

  sees(text: string): boolean {
    return this.code.startsWith(text, this.at);
  }

  skip(text: string): void {
    this.at += text.length;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.line += 1;
  }

  /** Skips what a sticky expression matches here and returns it. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.code)?.[0] ?? '';
    this.skip(text);
    return text;
  }

  /** Cuts an operator and keeps count of brackets. */
  operator(): void {
    const text = this.take(OPERATOR);
    if (text === '') this.fail(`invalid character ${JSON.stringify(this.character)}`);
    if ('([{'.includes(text)) this.#open(text);
    else if (text in CLOSES) this.#close(text);
    this.push('operator', text);
  }

  #open(text: string): void {
    if (this.brackets.length >= MOST_BRACKETS) this.fail('too many nested brackets');
    this.brackets.push({ text, line: this.line });
  }

  #close(text: string): void {
    const open = this.brackets.at(-1);
    if (open === undefined) this.fail(`'${text}' was never opened`);
    if (open.text !== CLOSES[text])
      this.fail(`'${text}' does not close the '${open.text}' of line ${open.line}`);
    this.brackets.pop();
  }
}
