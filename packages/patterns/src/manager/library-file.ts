import type { FileSystem } from '@feedback/schema';
import { PatternsError, type PatternsErrorCode } from '../patterns-error.ts';

const isLocked = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === 'LOCKED';

const guarded = async <T>(
  path: string,
  code: PatternsErrorCode,
  what: string,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof PatternsError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (isLocked(cause)) throw new PatternsError('LOCKED', reason, { path, cause });
    const next = 'Check that it is a file, that you may use it, and that the disk has room; then try again.';
    throw new PatternsError(code, `${path} could not be ${what} (${reason}). ${next}`, { path, cause });
  }
};

/** The text of a file; `undefined` when there is none. Throws `PatternsError` `CANNOT_READ`. */
export const readFile = (fileSystem: FileSystem, path: string): Promise<string | undefined> =>
  guarded(path, 'CANNOT_READ', 'read', () => fileSystem.readText(path));

/**
 * Replaces a file by what `plan` makes of its present text, while nobody else can; the same text is not written again. `settle` is
 * called when it is written, before anybody else can. Answers whether the file changed. Throws `PatternsError` `LOCKED`, `CANNOT_READ`, `CANNOT_WRITE`, and what `plan` throws.
 */
export const rewriteFile = (
  fileSystem: FileSystem,
  path: string,
  plan: (text: string | undefined) => string | Promise<string>,
  settle: () => void = () => undefined,
): Promise<boolean> =>
  guarded(path, 'CANNOT_WRITE', 'written', () =>
    fileSystem.withLock(path, async () => {
      const before = await readFile(fileSystem, path);
      const after = await plan(before);
      if (after !== before) await fileSystem.writeText(path, after);
      settle();
      return after !== before;
    }),
  );
