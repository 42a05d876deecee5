import { readFile } from 'node:fs/promises';
import type { Sighted } from '@feedback/history';
import { createMatcher, type Source } from '@feedback/rules';
import { withStats, type Finding, type Lesson, type Rule } from '@feedback/schema';
import { checkSources } from '../checking/check-sources.ts';
import { FORGETFUL } from '../checking/findings-cache.ts';
import type { Context } from '../context.ts';
import { ownSources } from '../inputs/own-code.ts';
import { readSource, type SourceFile } from '../inputs/source-files.ts';

/** A file in which a rule finds something, with its text. */
export interface FoundFile {
  readonly findings: readonly Finding[];
  readonly code: string;
}

/** What a rule finds in the project as it lies here. */
export interface Places extends Sighted {
  readonly found: readonly FoundFile[];
}

/** So many files with findings are kept: to be shown, and to hold against a rule. */
const MOST_FILES = 40;

const countLines = async (location: string): Promise<number> => {
  const bytes = await readFile(location).catch(() => Buffer.alloc(0));
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
};

/** Looks for one rule in all code of the project. Files that can't be read are left out. */
export const lookForRule = async (context: Context, lesson: Lesson, rule: Rule): Promise<Places> => {
  const { io, output } = context;
  const patterns = [withStats({ ...lesson, rule, tier: 'proved_check', status: 'active' })];
  let [count, lines] = [0, 0];
  const counted = async function* (): AsyncGenerator<SourceFile> {
    for await (const file of ownSources(context)) {
      lines += await countLines(file.location);
      yield file;
    }
  };
  const found: FoundFile[] = [];
  const files: Source[] = [];
  const matcher = createMatcher(patterns);
  const sources = { files: counted(), patterns, matcher, cache: FORGETFUL, signal: io.signal };
  for await (const { file, findings } of checkSources(sources)) {
    output.progress(`looking for it in ${file.path}`);
    count += findings.length;
    if (findings.length === 0 || found.length >= MOST_FILES) continue;
    const source = await readSource(file);
    if (!('code' in source)) continue;
    found.push({ findings, code: source.code });
    files.push({ language: file.language, code: source.code });
  }
  output.progress('');
  return { count, lines, files, found };
};
