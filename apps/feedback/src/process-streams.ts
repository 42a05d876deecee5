import { Buffer } from 'node:buffer';
import { fstatSync, writeSync } from 'node:fs';
import process from 'node:process';
import { EXIT } from './exit-code.ts';

type Sink = 'stdout' | 'stderr';

/** Part of what Node's streams are. */
export interface SinkStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly write: (text: string) => unknown;
}

const DESCRIPTORS: Readonly<Record<Sink, number>> = { stdout: 1, stderr: 2 };

/** A reader that has seen enough (`| head`) is no error. */
const onError = (error: NodeJS.ErrnoException): never => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok);
  throw error;
};

/** The streams of Node that were made. */
const made = new Map<Sink, NodeJS.WriteStream>();

const streamOf = (name: Sink): NodeJS.WriteStream => {
  const known = made.get(name);
  if (known !== undefined) return known;
  const stream = process[name].on('error', onError);
  made.set(name, stream);
  return stream;
};

/** How much could be written at once; the reader of a pipe that never blocks may be slower. */
const written = (descriptor: number, bytes: Uint8Array): number => {
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(descriptor, bytes, at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') onError(error as NodeJS.ErrnoException);
  }
  return at;
};

/**
 * Writes to a file or a pipe at once, as Node does there, but without its streams: to load these takes as long as to look at 1,000
 * files. Whoever reads slowly makes this wait, so that nothing piles up.
 */
const plainSink = (name: Sink): SinkStream => ({
  write: (text) => {
    const known = made.get(name);
    if (known !== undefined) return known.write(text);
    const bytes = Buffer.from(text);
    const rest = bytes.subarray(written(DESCRIPTORS[name], bytes));
    return rest.length === 0 || streamOf(name).write(rest);
  },
});

/** Whether it is a file or a pipe; a terminal, or what may be one, is left to Node, and so is all of Windows. */
const isPlain = (name: Sink): boolean => {
  try {
    return process.platform !== 'win32' && !fstatSync(DESCRIPTORS[name]).isCharacterDevice();
  } catch {
    return false;
  }
};

const opened = new Map<Sink, SinkStream>();

/** Standard output or standard error of this process, opened when it is first asked for. */
export const sink = (name: Sink): SinkStream => {
  const known = opened.get(name) ?? (isPlain(name) ? plainSink(name) : streamOf(name));
  opened.set(name, known);
  return known;
};

/** Resolves when all that was written has left the process. */
export const flushed = async (): Promise<void> => {
  await Promise.all(
    [...made.values()].map(
      (stream) =>
        new Promise<void>((resolve) => {
          stream.write('', () => resolve());
        }),
    ),
  );
};
