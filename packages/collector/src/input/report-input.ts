import type { Problem } from '@feedback/schema';
import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { refusal, unreadable, type ByteSource } from './byte-source.ts';
import { pieceDecoder } from './piece-decoder.ts';
import { isBinary, textEncoding, type TextEncoding } from './text-encoding.ts';

/** How much of a report is looked at to tell its format, in bytes. */
const HEAD = 64 * 1024;

/** What a compressed report may unfold to, in bytes; beyond it, it is taken for an attack. */
const MAX_UNFOLDED = 4 * 1024 ** 3;

/** A report as its reader sees it: text, decompressed and decoded. */
export interface ReportInput {
  readonly path: string;
  /** The beginning of the text. */
  readonly head: string;
  /** The text in pieces. Throws when the file stops being readable. */
  chunks(): AsyncIterable<string>;
  /** The whole text; `undefined` when it has more than `limit` UTF-16 units. */
  text(limit: number): Promise<string | undefined>;
  /** What identifies the content: a hash of the decompressed bytes. Reads the whole report, with flat memory. */
  contentKey(): Promise<string>;
}

export interface InputOptions {
  /** Is told how many stored bytes the reader has got so far, of how many. */
  readonly onProgress?: ((progress: { readonly bytes: number; readonly total: number }) => void) | undefined;
  /** Stops the reading in the middle of a file. */
  readonly signal?: AbortSignal | undefined;
}

async function* counted(
  source: ByteSource,
  { onProgress, signal }: InputOptions,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source.open()) {
    signal?.throwIfAborted();
    bytes += chunk.length;
    yield chunk;
    onProgress?.({ bytes, total: source.size });
  }
}

async function* unfolded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // `pipeline` destroys both ends when either fails or is left early; the failure itself reaches the loop below.
  const gunzip = pipeline(Readable.from(bytes), createGunzip(), () => undefined);
  let size = 0;
  for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_UNFOLDED)
      throw Object.assign(new Error('too large'), { code: 'unfolds to more than 4 GiB' });
    yield chunk;
  }
}

const bytesOf = (source: ByteSource, gzip: boolean, options: InputOptions): AsyncIterable<Uint8Array> => {
  const bytes = counted(source, options);
  return gzip ? unfolded(bytes) : bytes;
};

const headOf = async (bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= HEAD) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD);
};

async function* decoded(bytes: AsyncIterable<Uint8Array>, { label }: TextEncoding): AsyncGenerator<string> {
  const decoder = pieceDecoder(label);
  for await (const chunk of bytes) yield decoder.next(chunk);
  yield decoder.end();
}

const joined = async (chunks: AsyncIterable<string>, limit: number): Promise<string | undefined> => {
  const parts: string[] = [];
  let length = 0;
  for await (const part of chunks) {
    length += part.length;
    if (length > limit) return undefined;
    parts.push(part);
  }
  return parts.join('');
};

const hashOf = async (bytes: AsyncIterable<Uint8Array>): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('base64url');
};

const EMPTY = 'is empty; the tool that should have written it may have crashed.';

export interface OpenedInput {
  readonly input: ReportInput;
  readonly problems: readonly Problem[];
}

/** Decompresses and decodes a report; a `Problem` when it is empty, not text or not readable. */
export const openInput = async (
  source: ByteSource,
  options: InputOptions,
): Promise<OpenedInput | Problem> => {
  const { path } = source;
  try {
    const start = await headOf(source.open());
    const gzip = start[0] === 0x1f && start[1] === 0x8b;
    const head = gzip ? await headOf(unfolded(source.open())) : start;
    const encoding = textEncoding(head);
    if (isBinary(head, encoding))
      return refusal(path, 'BINARY_FILE', `${path} is not text; give a report, or unpack it first.`);
    const text = new TextDecoder(encoding.label).decode(head, { stream: true });
    if (text.trim() === '' && head.length < HEAD) return refusal(path, 'EMPTY_FILE', `${path} ${EMPTY}`);
    const bytes = (told: InputOptions): AsyncIterable<Uint8Array> => bytesOf(source, gzip, told);
    const chunks = (): AsyncIterable<string> => decoded(bytes(options), encoding);
    const contentKey = (): Promise<string> => hashOf(bytes({ signal: options.signal }));
    const input = { path, head: text, chunks, text: (limit: number) => joined(chunks(), limit), contentKey };
    return { input, problems: encodingProblems(path, encoding) };
  } catch (error) {
    return unreadable(path, error);
  }
};

const encodingProblems = (path: string, { unknown }: TextEncoding): readonly Problem[] =>
  unknown === undefined
    ? []
    : [
        {
          severity: 'warning',
          code: 'UNKNOWN_ENCODING',
          message: `${path} declares the encoding ${unknown}, which is not known; it was read as UTF-8, so some letters may be wrong.`,
          path,
        },
      ];
