import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';

/** A terminal without a window: a program writes to `stdout` and reads from `stdin`; a test types and looks. */
export interface TestTerminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  /** Sends keys as the terminal would, e.g. `'\u001B[B'` for ↓. */
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  /** The visible lines without trailing blanks. */
  lines(): Promise<readonly string[]>;
  /** Waits until the screen satisfies a condition, and returns its text. */
  until(condition: (text: string) => boolean): Promise<string>;
  /** Everything that was written, escape sequences included. */
  written(): string;
  readonly isAlternate: boolean;
}

const PATIENCE_MS = 5_000;

/** A terminal of a size, with a true alternate screen. */
export const testTerminal = (columns: number, rows: number): TestTerminal => {
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  let output = '';
  const stdout = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        output += chunk.toString();
        screen.write(chunk, done);
      },
    }),
    { columns, rows, isTTY: true },
  );
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  const lines = async (): Promise<readonly string[]> => {
    await new Promise<void>((resolve) => {
      screen.write('', resolve);
    });
    const { active } = screen.buffer;
    return Array.from(
      { length: screen.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    );
  };
  return {
    stdin,
    stdout,
    type: (keys) => void stdin.write(keys),
    resize: (toColumns, toRows) => {
      screen.resize(toColumns, toRows);
      Object.assign(stdout, { columns: toColumns, rows: toRows });
      stdout.emit('resize');
    },
    lines,
    until: async (condition) => {
      const giveUp = Date.now() + PATIENCE_MS;
      for (;;) {
        const text = (await lines()).join('\n');
        if (condition(text)) return text;
        if (Date.now() > giveUp) throw new Error(`The screen never got there:\n${text}`);
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
      }
    },
    written: () => output,
    get isAlternate() {
      return screen.buffer.active.type === 'alternate';
    },
  };
};
