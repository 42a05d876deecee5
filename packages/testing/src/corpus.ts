import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const folder =
  process.env['FEEDBACK_CORPUS'] ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

/** The absolute path of a file or folder of the corpus, which is used in place and never committed. */
export const corpusPath = (path: string): string => `${folder}/${path}`;

/** Reads a JSON file of the corpus. The caller says what it holds. */
export const readCorpus = <T>(path: string): T => JSON.parse(readFileSync(corpusPath(path), 'utf8')) as T;

/** A suite over real data kept beside the repository (`../shared/corpus` or `FEEDBACK_CORPUS`); skipped loudly where it is absent. */
export const describeCorpus = (name: string, path: string, suite: () => void): void => {
  if (existsSync(corpusPath(path))) describe(name, suite);
  else {
    process.stderr.write(`SKIPPED ${name}: ${corpusPath(path)} is absent\n`);
    describe.skip(`${name} (no corpus)`, () => undefined);
  }
};

/** One recorded behaviour of the original; `class` says whether it is right, to be improved on, or a bug. */
export interface Golden<Input, Output> {
  readonly name: string;
  readonly input: Input;
  readonly output: Output;
  readonly note: string;
  readonly class: 'ok' | 'limitation' | 'bug';
}
