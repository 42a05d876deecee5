import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { linesOf } from '@feedback/history';
import type { Finding } from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import * as z from 'zod';
import { cliError } from '../cli-error.ts';
import { readSource } from '../inputs/source-files.ts';
import type { CheckedFile } from './check-sources.ts';

/** Findings that are known: what, where, and in which code, so that they are known again on another line. */
const Entry = z.object({
  pattern: z.string(),
  /** From the root of the project, with `/`. */
  path: z.string(),
  /** The first line, for people. */
  code: z.string(),
  /** Of all lines of the finding, without their indentation. */
  hash: z.string(),
  count: z.int().positive(),
});
type Entry = z.infer<typeof Entry>;

const BaselineFile = z.object({ schema_version: z.literal(1), findings: z.array(Entry) });

/** The findings of a project that are known and do not fail. */
export interface Baseline {
  /** The findings of a file that are not known yet. Each known one excuses as many as it counts. */
  readonly unknown: (checked: CheckedFile) => Promise<readonly Finding[]>;
  /** How many findings were known. */
  readonly known: () => number;
  /** How many known findings do not occur any more in the files that were looked at, or whose file is gone. */
  readonly gone: () => number;
  /** Writes what was found; entries of files that were not looked at stay as long as the file is there. */
  readonly write: () => Promise<number>;
}

const CODE_WIDTH = 100;

const keyOf = ({ pattern, path, hash }: Entry): string => JSON.stringify([path, pattern, hash]);

const invalid = (path: string, why: string): Error =>
  cliError(
    'INVALID_BASELINE',
    `The baseline can't be read: ${why}. Correct it, or delete it and write a new one with --update-baseline.`,
    { path },
  );

const readEntries = async (path: string): Promise<readonly Entry[] | undefined> => {
  const text = await nodeFileSystem.readText(path);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid(path, (error as Error).message);
  }
  const parsed = BaselineFile.safeParse(value);
  if (parsed.success) return parsed.data.findings;
  throw invalid(path, `"${parsed.error.issues[0]?.path.join('.')}": ${parsed.error.issues[0]?.message}`);
};

const entryOf = ({ pattern, line, end_line }: Finding, path: string, lines: readonly string[]): Entry => {
  const code = lines.slice(line - 1, end_line).map((each) => each.trim());
  const hash = createHash('sha256').update(code.join('\n')).digest('hex').slice(0, 16);
  return { pattern, path, code: (code[0] ?? '').slice(0, CODE_WIDTH), hash, count: 1 };
};

const added = (entries: Map<string, Entry>, entry: Entry): void => {
  const key = keyOf(entry);
  entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + entry.count });
};

/**
 * Opens a baseline: a finding is known by its pattern, its file and its code, not by its line, and as often as it was counted. Throws
 * `CliError` for a file that is none, and for a missing one unless it is to be written.
 */
export const openBaseline = async (
  path: string,
  { root, isNew }: { readonly root: string; readonly isNew: boolean },
): Promise<Baseline> => {
  const before = await readEntries(path);
  if (before === undefined && !isNew)
    throw cliError('NO_BASELINE', 'There is no such baseline. Write it with --update-baseline.', { path });
  const left = new Map<string, Entry>();
  for (const entry of before ?? []) added(left, entry);
  const found = new Map<string, Entry>();
  const seen = new Set<string>();
  let known = 0;
  const isGone = (entry: Entry): boolean => seen.has(entry.path) || !existsSync(join(root, entry.path));
  const isKnown = (entry: Entry): boolean => {
    const excuse = left.get(keyOf(entry));
    if (excuse === undefined) return false;
    known += 1;
    if (excuse.count > 1) left.set(keyOf(entry), { ...excuse, count: excuse.count - 1 });
    else left.delete(keyOf(entry));
    return true;
  };
  return {
    unknown: async ({ file, findings }) => {
      const place = relative(root, file.location).split(sep).join('/');
      seen.add(place);
      if (findings.length === 0) return findings;
      const source = await readSource(file);
      const lines = 'code' in source ? linesOf(source.code) : [];
      return findings.filter((finding) => {
        const entry = entryOf(finding, place, lines);
        if (isNew) added(found, entry);
        return !isKnown(entry);
      });
    },
    known: () => known,
    gone: () => [...left.values()].reduce((sum, entry) => sum + (isGone(entry) ? entry.count : 0), 0),
    write: async () => {
      const kept = [...left.values()].filter((entry) => !isGone(entry));
      const findings = [...found.values(), ...kept].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      await nodeFileSystem.writeText(path, `${JSON.stringify({ schema_version: 1, findings }, null, 2)}\n`);
      return findings.reduce((sum, { count }) => sum + count, 0);
    },
  };
};
