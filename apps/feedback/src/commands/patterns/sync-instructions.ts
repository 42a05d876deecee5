import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  findRegion,
  INSTRUCTION_FILES,
  INSTRUCTION_FORMATS,
  planInstructions,
  type InstructionFormat,
} from '@feedback/patterns';
import type { Pattern, Problem } from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import { cliError } from '../../cli-error.ts';
import type { Context } from '../../context.ts';
import { readTextFile } from '../../inputs/read-text.ts';

/** A file of instructions. */
export interface InstructionTarget {
  readonly format: InstructionFormat;
  /** As people read it. */
  readonly path: string;
  readonly location: string;
}

export interface SyncChoice {
  /** Only tell what would change. */
  readonly check: boolean;
  readonly force: boolean;
  readonly limit: number | undefined;
}

/** What became of a file, or would. */
export interface SyncedFile {
  readonly path: string;
  readonly state: 'current' | 'written' | 'out_of_date' | 'refused';
  readonly problem?: Problem;
}

/** The file that was asked for; without one those of all agents that have a region of ours. */
export const instructionTargets = async (
  { cwd, workspace }: Context,
  format: InstructionFormat | undefined,
  output: string | undefined,
): Promise<readonly InstructionTarget[]> => {
  const { root, display } = await workspace();
  if (format !== undefined && output !== undefined)
    return [{ format, path: output, location: resolve(cwd, output) }];
  const all = INSTRUCTION_FORMATS.map((one): InstructionTarget => {
    const location = join(root, INSTRUCTION_FILES[one].path);
    return { format: one, path: display(location), location };
  });
  if (format !== undefined) return all.filter((target) => target.format === format);
  const ours: InstructionTarget[] = [];
  for (const target of all) {
    const read = existsSync(target.location) ? await readTextFile(target.path, target.location) : undefined;
    if (read !== undefined && 'text' in read && findRegion(read.text).kind !== 'absent') ours.push(target);
  }
  if (ours.length > 0) return ours;
  throw cliError(
    'NO_INSTRUCTIONS',
    `No file has lessons to keep in sync yet. Name a kind: --format ${INSTRUCTION_FORMATS.join(', ')}.`,
  );
};

const refusal = (path: string, problem: Problem): SyncedFile => ({
  path,
  state: 'refused',
  problem: { ...problem, path },
});

const readPrevious = async ({
  path,
  location,
}: InstructionTarget): Promise<{ readonly text?: string } | { readonly problem: Problem }> => {
  if (!existsSync(location)) return {};
  const read = await readTextFile(path, location);
  if ('problem' in read || read.isUtf8) return read;
  const message = 'It is UTF-16, which would not stay as it is. Convert it to UTF-8.';
  return { problem: { severity: 'error', code: 'NOT_UTF8', message, path } };
};

/** Brings one file up to date, or tells that it is not. */
export const syncInstructions = async (
  patterns: readonly Pattern[],
  target: InstructionTarget,
  { check, force, limit }: SyncChoice,
): Promise<SyncedFile> => {
  const { format, path, location } = target;
  const previous = await readPrevious(target);
  if ('problem' in previous) return refusal(path, previous.problem);
  const plan = await planInstructions(patterns, {
    format,
    previous: previous.text,
    limit,
    force,
    byNumbers: !check,
  });
  if (plan.kind === 'refused') return refusal(path, plan.problem);
  if (plan.kind === 'current') return { path, state: 'current' };
  if (check) return { path, state: 'out_of_date' };
  // A link, for instance CLAUDE.md to AGENTS.md, stays one.
  const real = existsSync(location) ? await realpath(location) : location;
  await nodeFileSystem.writeText(real, plan.text);
  return { path, state: 'written' };
};
