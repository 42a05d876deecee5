import { startGit } from './run-git.ts';
import type { Repository } from './repository.ts';
import { HistoryError } from '../history-error.ts';

/** Reads contents of objects through one running git. */
export interface BlobReader {
  /** The contents as text; `undefined` when they are missing here, too large, binary, or no UTF-8. */
  readonly text: (blob: string) => Promise<string | undefined>;
  readonly close: () => void;
}

/** A person did not write more than this many bytes in one file. */
const MOST_BYTES = 5_000_000;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text; `undefined` for what is no text in UTF-8. */
export const decodeText = (bytes: Uint8Array): string | undefined => {
  if (bytes.length > MOST_BYTES || bytes.includes(0)) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

interface Wanted {
  readonly resolve: (text: string | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Takes the answers of `cat-file --batch` apart: `HASH TYPE SIZE`, the bytes and a line feed, or `HASH missing`. */
const createParser = (onAnswer: (bytes: Buffer | undefined) => void) => {
  let chunks: Buffer[] = [];
  let length = 0;
  /** Bytes still to come, the line feed included; `undefined` while a head is awaited. */
  let awaited: number | undefined;
  let skipping = false;
  const gather = (): Buffer => {
    const [first, ...more] = chunks;
    return first !== undefined && more.length === 0 ? first : Buffer.concat(chunks);
  };
  const keep = (rest: Buffer): void => {
    chunks = rest.length === 0 ? [] : [rest];
    length = rest.length;
  };
  const step = (): boolean => {
    if (awaited === undefined) {
      const all = gather();
      const end = all.indexOf(10);
      if (end < 0) return false;
      const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(all.toString('latin1', 0, end))?.[1];
      keep(all.subarray(end + 1));
      if (size === undefined) onAnswer(undefined);
      else {
        awaited = Number(size) + 1;
        skipping = Number(size) > MOST_BYTES;
      }
      return true;
    }
    if (length < awaited) {
      if (!skipping) return false;
      awaited -= length;
      keep(Buffer.alloc(0));
      return false;
    }
    const all = gather();
    const bytes = all.subarray(0, awaited - 1);
    keep(all.subarray(awaited));
    awaited = undefined;
    onAnswer(skipping ? undefined : bytes);
    return true;
  };
  return (chunk: Buffer): void => {
    chunks.push(chunk);
    length += chunk.length;
    while (step());
  };
};

/** Starts reading objects of a repository. Close it: a git process waits for more. */
export const readBlobs = ({ options }: Repository): BlobReader => {
  const { signal } = options;
  const git = startGit(['cat-file', '--batch'], options);
  const waiting: Wanted[] = [];
  const parse = createParser((bytes) => {
    waiting.shift()?.resolve(bytes === undefined ? undefined : decodeText(bytes));
  });
  let ended: unknown;
  const end = (error: unknown): void => {
    ended ??= error;
    for (const wanted of waiting.splice(0)) wanted.reject(ended);
  };
  git.stdout.on('data', parse);
  git.stderr.resume();
  git.stdin.on('error', () => undefined);
  git.on('error', (cause) => end(new HistoryError('NO_GIT', 'git could not be started.', cause)));
  git.on('close', () =>
    end(signal?.aborted ? signal.reason : new HistoryError('GIT_FAILED', 'git cat-file ended early.')),
  );
  const stop = (): void => void git.kill();
  signal?.addEventListener('abort', stop, { once: true });
  return {
    text: (blob) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        // Anything else would be a command line of its own.
        if (!/^[0-9a-f]{40,64}$/.test(blob)) return resolve(undefined);
        waiting.push({ resolve, reject });
        git.stdin.write(`${blob}\n`);
      }),
    close: () => {
      signal?.removeEventListener('abort', stop);
      git.stdin.end();
      git.kill();
    },
  };
};
