import { junitPieces, renderGithub, sarifPieces } from '@feedback/report';
import type { Lesson } from '@feedback/schema';
import {
  documentWriter,
  jsonWriter,
  lineWriter,
  textWriter,
  type FindingsWriter,
} from '../checking/findings-writer.ts';
import type { Context } from '../context.ts';
import { withheldPatterns } from '../experiments/withheld-patterns.ts';
import type { Output } from '../terminal/output.ts';
import { version } from '../version.ts';

/** Formats for other programs, which know files by their path from the root of the repository. */
export const ROOTED = {
  sarif: (output, root, patterns) =>
    documentWriter(output, root, (shelf) =>
      sarifPieces(shelf.files(), { patterns, toolVersion: version, samples: shelf.samples() }),
    ),
  github: (output, root) => lineWriter(output, root, renderGithub),
  junit: (output, root) => documentWriter(output, root, (shelf) => junitPieces(shelf.files(), shelf.count())),
} as const satisfies Readonly<
  Record<string, (output: Output, root: string, patterns: readonly Lesson[]) => FindingsWriter>
>;

export type RootedFormat = keyof typeof ROOTED;

type Format = 'text' | 'json' | RootedFormat | undefined;

const isRooted = (format: Format): format is RootedFormat =>
  format !== undefined && Object.hasOwn(ROOTED, format);

/** The writer for what `--format` and `--json` ask for. */
export const writerFor = async (context: Context, format: Format): Promise<FindingsWriter> => {
  const { output, workspace, library } = context;
  if (isRooted(format)) return ROOTED[format](output, (await workspace()).root, (await library()).patterns());
  return output.json ? jsonWriter(output, await withheldPatterns(context)) : textWriter(output);
};
