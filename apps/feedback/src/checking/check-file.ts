import { createHash } from 'node:crypto';
import type { CheckResult, Matcher } from '@feedback/rules';
import { readSource, type SourceFile } from '../inputs/source-files.ts';

/** A file to check; `known` is the hash of the text whose findings are known already. */
export interface CheckTask {
  readonly file: SourceFile;
  readonly known?: string;
}

/** What became of a file. */
export type CheckOutcome =
  | { readonly kind: 'unreadable'; readonly result: CheckResult }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'checked'; readonly result: CheckResult; readonly hash: string };

const hashOf = (code: string): string => createHash('sha1').update(code).digest('base64');

/** Reads one file and looks for all patterns in it, unless its text is the known one. */
export const checkFile = async (matcher: Matcher, { file, known }: CheckTask): Promise<CheckOutcome> => {
  const source = await readSource(file);
  if ('problem' in source)
    return { kind: 'unreadable', result: { findings: [], problems: [source.problem] } };
  const { code } = source;
  const hash = hashOf(code);
  if (hash === known) return { kind: 'unchanged' };
  const { path, language } = file;
  return { kind: 'checked', result: matcher.check({ path, language, code }), hash };
};
