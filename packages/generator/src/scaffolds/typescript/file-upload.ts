import type { Scaffold } from '../scaffold.ts';
import { camelCase, limitOf } from '../names.ts';

const template = String.raw`
import { randomUUID } from 'node:crypto';
%if temp_file
import { mkdir, open, rename, rm } from 'node:fs/promises';
%else
import { mkdir, open, rm } from 'node:fs/promises';
%end
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';

export const MAX_SIZE_BYTES = {{limit}};

/** The upload is larger than allowed. */
export class UploadTooLargeError extends Error {
  override readonly name = 'UploadTooLargeError';
}

/** Where progress is told; the console fits, and so does any logger. */
export interface Logger {
  debug(message: string): void;
  warn(message: string): void;
}

export interface UploadOptions {
  /** Where uploads are kept; created when it is missing. */
  readonly folder?: string;
  readonly maxSizeBytes?: number;
  readonly logger?: Logger;
}

%slot large_file|streaming_upload
/** Passes chunks on one by one, so that memory stays small, and stops at the limit. */
async function* limited(source: AsyncIterable<Uint8Array>, maxSizeBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > maxSizeBytes)
      throw new UploadTooLargeError('The upload is larger than ' + String(maxSizeBytes) + ' bytes');
    yield chunk;
  }
}
%else
/** Collects an upload in memory, and stops at the limit. */
async function* limited(source: AsyncIterable<Uint8Array>, maxSizeBytes: number): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > maxSizeBytes)
      throw new UploadTooLargeError('The upload is larger than ' + String(maxSizeBytes) + ' bytes');
  }
  yield Buffer.concat(chunks);
}
%end

const writeAll = async (chunks: AsyncIterable<Uint8Array>, path: string): Promise<number> => {
  const file = await open(path, 'wx');
  let size = 0;
  try {
    for await (const chunk of chunks) {
      await file.writeFile(chunk);
      size += chunk.byteLength;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return size;
};

/** Stores an upload whole or not at all; resolves to its size in bytes. Rejects with UploadTooLargeError. */
export const saveUpload = async (
  source: AsyncIterable<Uint8Array>,
  target: string,
  maxSizeBytes: number = MAX_SIZE_BYTES,
): Promise<number> => {
  await mkdir(dirname(target), { recursive: true });
%slot temp_file
  // A reader never sees half a file: written beside the target, then renamed; removed when anything fails.
  const temporary = target + '.' + randomUUID() + '.part';
  try {
    const size = await writeAll(limited(source, maxSizeBytes), temporary);
    await rename(temporary, target);
    return size;
  } finally {
    await rm(temporary, { force: true });
  }
%else
  let isComplete = false;
  try {
    const size = await writeAll(limited(source, maxSizeBytes), target);
    isComplete = true;
    return size;
  } finally {
    if (!isComplete) await rm(target, { force: true });
  }
%end
};

const answer = (response: ServerResponse, status: number, body: object): void => {
  // A refused upload is not read to its end: the connection closes instead.
  if (status >= 400) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

/**
 * Receives the body of a request as a file and answers where it is kept; the client's file name is not used.
 * Fits node:http, and Express as a route handler.
 */
export const {{name}} = async (
  request: IncomingMessage,
  response: ServerResponse,
  options: UploadOptions = {},
): Promise<void> => {
  const { folder = 'uploads', maxSizeBytes = MAX_SIZE_BYTES, logger } = options;
  const id = randomUUID();
%slot streaming_upload
  // Known too large: refused before anything is read.
  if (Number(request.headers['content-length'] ?? 0) > maxSizeBytes) {
    answer(response, 413, { error: 'The upload is larger than ' + String(maxSizeBytes) + ' bytes' });
    return;
  }
%end
  try {
    // Without destroyOnReturn the socket would be gone before the refusal is sent.
    const source = request.iterator({ destroyOnReturn: false });
    const size = await saveUpload(source, join(folder, id), maxSizeBytes);
%slot logging
    logger?.debug('Stored ' + id + ' (' + String(size) + ' bytes)');
%end
    answer(response, 201, { id, size_bytes: size });
  } catch (error) {
    if (error instanceof UploadTooLargeError) {
      logger?.warn('Refused an upload: ' + error.message);
      answer(response, 413, { error: error.message });
      return;
    }
%slot specific_exceptions
    // Only trouble with the disk or the connection has a code: a mistake in the code must not look like it.
    if (error instanceof Error && 'code' in error) {
      logger?.warn('Could not store an upload: ' + error.message);
      if (request.destroyed) response.destroy();
      else answer(response, 507, { error: 'The file could not be stored' });
      return;
    }
%end
    response.destroy();
    throw error;
  }
};
`;

/** Request handler that receives a file up to a size limit. */
export const typescriptFileUpload: Scaffold = {
  name: 'file-upload',
  title: 'a request handler for Node that receives a file',
  language: 'typescript',
  needs: [['upload', 'endpoint']],
  unless: ['client'],
  names: (context) => ({ limit: limitOf(context), name: camelCase('handle', context.subject, 'upload') }),
  template,
};
