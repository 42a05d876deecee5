import { junitPieces, renderGithub, sarifPieces } from '@feedback/report';
import type { Lesson } from '@feedback/schema';
import {
  documentWriter,
  jsonWriter,
  lineWriter,
  textWriter,
  type FindingsWriter,
  type Standing,
} from '../checking/findings-writer.ts';
import type { Context } from '../context.ts';
import { withheldPatterns } from '../experiments/withheld-patterns.ts';
import type { Output } from '../terminal/output.ts';
import { version } from '../version.ts';

/** Formats for other programs, which know files by their path from the root of the repository. */
export const ROOTED = {
  sarif: (output, standing, patterns) =>
    documentWriter(output, standing, (shelf, problems) =>
      sarifPieces(shelf.files(), { patterns, toolVersion: version, samples: shelf.samples(), problems }),
    ),
  github: (output, standing) => lineWriter(output, standing, renderGithub),
  junit: (output, standing) =>
    documentWriter(output, standing, (shelf, problems) =>
      junitPieces(shelf.files(), shelf.count(), problems),
    ),
} as const satisfies Readonly<
  Record<string, (output: Output, standing: Standing, patterns: readonly Lesson[]) => FindingsWriter>
>;

export type RootedFormat = keyof typeof ROOTED;

type Format = 'text' | 'json' | RootedFormat | undefined;

const isRooted = (format: Format): format is RootedFormat =>
  format !== undefined && Object.hasOwn(ROOTED, format);

/** The writer for what `--format` and `--json` ask for. */
export const writerFor = async (context: Context, format: Format): Promise<FindingsWriter> => {
  const { cwd, output, workspace, library } = context;
  if (isRooted(format)) {
    const { root } = await workspace();
    return ROOTED[format](output, { cwd, root }, (await library()).patterns());
  }
  return output.json ? jsonWriter(output, await withheldPatterns(context)) : textWriter(output);
};
