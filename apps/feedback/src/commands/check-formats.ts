import { renderGithub, renderJunit, renderSarif } from '@feedback/report';
import type { Finding, Lesson } from '@feedback/schema';
import { documentWriter, jsonWriter, textWriter, type FindingsWriter } from '../checking/findings-writer.ts';
import type { Context } from '../context.ts';
import { withheldPatterns } from '../experiments/withheld-patterns.ts';
import { version } from '../version.ts';

/** Formats for other programs, which know files by their path from the root of the repository. */
export const ROOTED = {
  sarif: (findings, patterns) => renderSarif(findings, { patterns, toolVersion: version }),
  github: renderGithub,
  junit: renderJunit,
} as const satisfies Readonly<
  Record<string, (findings: readonly Finding[], patterns: readonly Lesson[]) => string>
>;

export type RootedFormat = keyof typeof ROOTED;

type Format = 'text' | 'json' | RootedFormat | undefined;

const isRooted = (format: Format): format is RootedFormat =>
  format !== undefined && Object.hasOwn(ROOTED, format);

/** The writer for what `--format` and `--json` ask for. */
export const writerFor = async (context: Context, format: Format): Promise<FindingsWriter> => {
  const { output, workspace, library } = context;
  if (isRooted(format)) {
    const patterns = (await library()).patterns();
    return documentWriter(output, (await workspace()).root, (findings) => ROOTED[format](findings, patterns));
  }
  return output.json ? jsonWriter(output, await withheldPatterns(context)) : textWriter(output);
};
