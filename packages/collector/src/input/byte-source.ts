import type { Problem } from '@feedback/schema';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A report: the path of a file, or a file or a stream with the path to name it by. */
export type ReportSource =
  | string
  | { readonly path: string; readonly file: string }
  | { readonly path: string; readonly stream: AsyncIterable<Uint8Array> };

/** The bytes of a report, which can be read more than once. */
export interface ByteSource {
  readonly path: string;
  /** In bytes, as stored. */
  readonly size: number;
  /** When the file was last changed; nothing is known of a stream. */
  readonly changed?: Date;
  open(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Each piece is a round trip to a thread of Node: with a quarter of the size, reading took an eighth longer. */
const CHUNK = 256 * 1024;
/** A longer stream is kept in a temporary file, because content without an identity is read twice. */
const KEPT_IN_MEMORY = 16 * 1024 * 1024;

/** The problem of a file that cannot be taken at all. */
export const refusal = (path: string, code: string, message: string): Problem => ({
  severity: 'error',
  code,
  message,
  path,
});

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['NOT_FOUND', 'does not exist; check the path'],
  ENOTDIR: ['NOT_FOUND', 'does not exist; check the path'],
  ENAMETOOLONG: ['NOT_FOUND', 'does not exist; check the path'],
  ERR_INVALID_ARG_VALUE: ['NOT_FOUND', 'does not exist; check the path'],
  EACCES: ['UNREADABLE', 'may not be read; change its permissions'],
  EPERM: ['UNREADABLE', 'may not be read; change its permissions'],
};

/** The problem of a file that could not be read. */
export const unreadable = (path: string, error: unknown): Problem => {
  const reason = String((error as NodeJS.ErrnoException | undefined)?.code ?? error);
  const [code, why] = REASONS[reason] ?? ['UNREADABLE', `could not be read (${reason}); try again`];
  return refusal(path, code, `${path} ${why}.`);
};

const fileSource = async (file: string, path: string): Promise<ByteSource | Problem> => {
  try {
    const stats = await stat(file);
    if (!stats.isFile())
      return refusal(path, 'NOT_A_FILE', `${path} is not a regular file; give the path of a report.`);
    await access(file, constants.R_OK);
    return {
      path,
      size: stats.size,
      changed: stats.mtime,
      open: () => createReadStream(file, { highWaterMark: CHUNK }),
      close: () => Promise.resolve(),
    };
  } catch (error) {
    return unreadable(path, error);
  }
};

async function* both(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

const spooled = async (path: string, bytes: AsyncIterable<Uint8Array>): Promise<ByteSource> => {
  const folder = await mkdtemp(join(tmpdir(), 'feedback-report-'));
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const file = join(folder, 'report');
  try {
    await pipeline(bytes, createWriteStream(file, { mode: 0o600 }));
    const { size } = await stat(file);
    return { path, size, open: () => createReadStream(file, { highWaterMark: CHUNK }), close };
  } catch (error) {
    await close();
    throw error;
  }
};

const streamSource = async (
  path: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<ByteSource | Problem> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const bytes = stream[Symbol.asyncIterator]();
    for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) {
      const chunk = typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
      chunks.push(chunk);
      size += chunk.length;
      if (size > KEPT_IN_MEMORY) return await spooled(path, both(chunks, bytes));
    }
  } catch (error) {
    return unreadable(path, error);
  }
  return {
    path,
    size,
    async *open() {
      yield* chunks;
    },
    close: () => Promise.resolve(),
  };
};

/** Opens a report for reading, more than once if need be; a `Problem` when that cannot be. */
export const byteSource = (source: ReportSource): Promise<ByteSource | Problem> => {
  if (typeof source === 'string') return fileSource(source, source);
  return 'file' in source ? fileSource(source.file, source.path) : streamSource(source.path, source.stream);
};
