import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cliError } from '../cli-error.ts';
import type { Context } from '../context.ts';

/** A failure text is read this far, in bytes. */
const LIMIT = 1_000_000;

/** The text of a failure, and whether its end was left out. */
export interface FailureText {
  readonly text: string;
  readonly isCut: boolean;
}

async function* chunksOf(path: string, shown: string): AsyncGenerator<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(LIMIT + 1), 0, LIMIT + 1, 0);
      yield buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    const why =
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? 'is not there'
        : 'could not be read';
    throw cliError('NOT_READ', `${shown} ${why}. Name a file with the text of a failure, or pipe it in.`, {
      path: shown,
    });
  }
}

const readHead = async (chunks: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    parts.push(bytes);
    size += bytes.length;
    if (size > LIMIT) break;
  }
  return Buffer.concat(parts);
};

/** Reads one failure from a file, or from standard input. Throws `CliError` when there is none, or it is no text. */
export const readFailureText = async (
  { io, cwd }: Pick<Context, 'io' | 'cwd'>,
  file: string | undefined,
): Promise<FailureText> => {
  const fromStdin = file === undefined || file === '-';
  if (fromStdin && io.stdin.isTTY === true)
    throw cliError(
      'NO_INPUT',
      'There is no failure text. Name a file, or pipe one in: pytest 2>&1 | feedback why',
    );
  const bytes = await readHead(fromStdin ? io.stdin : chunksOf(resolve(cwd, file), file));
  const name = fromStdin ? 'Standard input' : file;
  if (bytes.includes(0))
    throw cliError(
      'NOT_TEXT',
      `${name} is no text: it has zero bytes in it. Give the failure as UTF-8 text.`,
    );
  const text = new TextDecoder().decode(bytes.subarray(0, LIMIT));
  if (text.trim() === '')
    throw cliError('EMPTY_INPUT', `${name} is empty. Give the text of one failure, with its trace.`);
  return { text, isCut: bytes.length > LIMIT };
};
