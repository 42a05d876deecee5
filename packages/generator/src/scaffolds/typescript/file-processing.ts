import type { Scaffold } from '../scaffold.ts';
import { camelCase, limitOf } from '../names.ts';

const template = String.raw`
%if temp_file
import { randomUUID } from 'node:crypto';
%end
import { open, type FileHandle } from 'node:fs/promises';
%if temp_file
import { rename, rm } from 'node:fs/promises';
%end

export const MAX_SIZE_BYTES = {{limit}};
%if large_file
const CHUNK_BYTES = 1024 * 1024;
%end

/** The file is larger than allowed. */
export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLargeError';
}

%slot specific_exceptions
/** The file could not be read, or its result could not be written; the cause says why. */
export class FileProcessingError extends Error {
  override readonly name = 'FileProcessingError';
}

%end
/** Where progress is told; the console fits, and so does any logger. */
export interface Logger {
  debug(message: string): void;
  warn(message: string): void;
}

export interface ProcessOptions {
  /** What becomes of each part of the file; unchanged, unless given. */
  readonly processChunk?: (chunk: Uint8Array) => Uint8Array;
  readonly maxSizeBytes?: number;
  readonly logger?: Logger;
}

const tooLarge = (path: string, maxSizeBytes: number): FileTooLargeError =>
  new FileTooLargeError(path + ' is larger than ' + String(maxSizeBytes) + ' bytes');

%slot large_file
/** Reads chunk by chunk, so that memory stays small; refuses a large file at once, stops one that grows. */
async function* chunksOf(source: FileHandle, path: string, maxSizeBytes: number): AsyncGenerator<Uint8Array> {
  if ((await source.stat()).size > maxSizeBytes) throw tooLarge(path, maxSizeBytes);
  let size = 0;
  for (;;) {
    const { bytesRead, buffer } = await source.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES);
    if (bytesRead === 0) return;
    size += bytesRead;
    if (size > maxSizeBytes) throw tooLarge(path, maxSizeBytes);
    yield buffer.subarray(0, bytesRead);
  }
}
%else
async function* chunksOf(source: FileHandle, path: string, maxSizeBytes: number): AsyncGenerator<Uint8Array> {
  const content = await source.readFile();
  if (content.byteLength > maxSizeBytes) throw tooLarge(path, maxSizeBytes);
  yield content;
}
%end

const transform = async (
  filePath: string,
  output: FileHandle,
  maxSizeBytes: number,
  processChunk: (chunk: Uint8Array) => Uint8Array,
): Promise<number> => {
  const source = await open(filePath, 'r');
  let size = 0;
  try {
    for await (const chunk of chunksOf(source, filePath, maxSizeBytes)) {
      size += chunk.byteLength;
      await output.writeFile(processChunk(chunk));
    }
    await output.sync();
  } finally {
    await source.close();
  }
  return size;
};

const writeResult = async (
  target: string,
  write: (output: FileHandle) => Promise<number>,
): Promise<number> => {
%slot temp_file
  // Nobody sees half a result: written beside the target, then renamed; removed when anything fails.
  const temporary = target + '.' + randomUUID() + '.part';
  try {
    const output = await open(temporary, 'wx');
    let size = 0;
    try {
      size = await write(output);
    } finally {
      await output.close();
    }
    await rename(temporary, target);
    return size;
  } finally {
    await rm(temporary, { force: true });
  }
%else
  const output = await open(target, 'w');
  try {
    return await write(output);
  } finally {
    await output.close();
  }
%end
};

/**
%if large_file
 * Processes a file chunk by chunk into another file; resolves to the bytes read.
%else
 * Processes the content of a file into another file; resolves to the bytes read.
%end
%if specific_exceptions
 * Rejects with FileTooLargeError above the limit, with FileProcessingError when reading or writing fails.
%else
 * Rejects with FileTooLargeError above the limit, with the system's error when reading or writing fails.
%end
 */
export const {{name}} = async (
  filePath: string,
  targetPath: string,
  options: ProcessOptions = {},
): Promise<number> => {
  const { processChunk = (chunk) => chunk, maxSizeBytes = MAX_SIZE_BYTES, logger } = options;
%slot logging
  logger?.debug('Processing ' + filePath + ', at most ' + String(maxSizeBytes) + ' bytes');
%end
  try {
    const size = await writeResult(targetPath, (output) =>
      transform(filePath, output, maxSizeBytes, processChunk),
    );
    logger?.debug('Processed ' + filePath + ' (' + String(size) + ' bytes)');
    return size;
  } catch (error) {
    logger?.warn('Could not process ' + filePath + ': ' + String(error));
%slot specific_exceptions
    // Only the system's errors have a code: a mistake in processChunk must not look like one.
    if (error instanceof Error && 'code' in error)
      throw new FileProcessingError(filePath + ' could not be processed: ' + error.message, { cause: error });
%end
    throw error;
  }
};
`;

/** A file processed into another up to a size limit, in chunks where the lesson applies. */
export const typescriptFileProcessing: Scaffold = {
  name: 'file-processing',
  title: 'a function that processes a large file',
  language: 'typescript',
  needs: [
    ['file', 'large_file'],
    ['file', 'process'],
  ],
  unless: ['client', 'manage', 'endpoint'],
  names: (context) => ({ limit: limitOf(context), name: camelCase('process', context.subject, 'file') }),
  template,
};
