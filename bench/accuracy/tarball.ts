import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Language } from '@feedback/schema';

/** A source file out of an archive. */
export interface ArchivedFile {
  readonly name: string;
  readonly language: Language;
  readonly code: string;
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  py: 'python',
  ts: 'typescript',
  tsx: 'tsx',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
};

const BLOCK = 512;

const textAt = (bytes: Buffer, start: number, length: number): string =>
  bytes
    .subarray(start, start + length)
    .toString('utf8')
    .replace(/\0.*$/s, '')
    .trim();

/** The source files of a gzipped ustar archive (POSIX.1-1988 headers), in order. */
export function* readTarball(path: string): Generator<ArchivedFile> {
  const bytes = gunzipSync(readFileSync(path));
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const name = textAt(bytes, at, 100);
    if (name === '') return;
    const size = Number.parseInt(textAt(bytes, at + 124, 12), 8) || 0;
    const language = LANGUAGES[name.split('.').at(-1) ?? ''];
    if (language !== undefined)
      yield { name, language, code: bytes.subarray(at + BLOCK, at + BLOCK + size).toString('utf8') };
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
