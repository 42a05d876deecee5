import type { Sighted } from '@feedback/history';
import type { Source } from '@feedback/rules';
import { sharesSyntax, withStats, type Finding, type Lesson, type Rule } from '@feedback/schema';
import { checkSources } from '../checking/check-sources.ts';
import { FORGETFUL } from '../checking/findings-cache.ts';
import { openMatching } from '../checking/open-matching.ts';
import type { Context } from '../context.ts';
import { ownSources } from '../inputs/own-code.ts';
import { readSource, type SourceFile } from '../inputs/source-files.ts';
import { countLines } from './count-hits.ts';

/** A file in which a rule finds something, with its text. */
interface FoundFile {
  readonly findings: readonly Finding[];
  readonly code: string;
}

/** What a rule finds in the project as it lies here. */
export interface Places extends Sighted {
  readonly found: readonly FoundFile[];
}

/** So many files with findings are kept: to be shown, and to hold against a rule. */
const MOST_FILES = 40;

const linesIn = async (file: SourceFile): Promise<number> => {
  const source = await readSource(file);
  return 'code' in source ? countLines(source.code) : 0;
};

/** Looks for one rule in all code of the project that is in its language. Files that can't be read are left out. */
export const lookForRule = async (context: Context, lesson: Lesson, rule: Rule): Promise<Places> => {
  const { io, output } = context;
  const patterns = [withStats({ ...lesson, rule, tier: 'proved_check', status: 'active' })];
  let [count, lines] = [0, 0];
  const counted = async function* (): AsyncGenerator<SourceFile> {
    for await (const file of ownSources(context)) {
      if (!sharesSyntax(rule.language, file.language)) continue;
      lines += await linesIn(file);
      yield file;
    }
  };
  const found: FoundFile[] = [];
  const files: Source[] = [];
  const { matcher, apart } = await openMatching(io, patterns);
  const sources = { files: counted(), matcher, apart, cache: FORGETFUL, signal: io.signal };
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
