import { statSync } from 'node:fs';

/** How a file looks, judged by what the file system tells of it. Times are in milliseconds; -1 stands for "not known". */
export interface Look {
  readonly size: number;
  readonly modified: number;
  readonly changed: number;
  readonly inode: number;
  /** Whether it is so young that it could change once more without looking otherwise. */
  readonly isYoung: boolean;
}

/** Like no file. */
export const NO_LOOK: Look = { size: -1, modified: -1, changed: -1, inode: -1, isYoung: true };

/** File systems tell times in steps, some in whole seconds: a file as young as this may change again within the same step. */
const STEP_MS = { fine: 50, coarse: 2_000 } as const;

/** How a file looks now; `NO_LOOK` where there is none. */
export const lookAt = (location: string): Look => {
  const stat = statSync(location, { throwIfNoEntry: false });
  if (stat === undefined) return NO_LOOK;
  const { size, mtimeMs: modified, ctimeMs: changed, ino: inode } = stat;
  const step = Number.isInteger(modified / 1_000) ? STEP_MS.coarse : STEP_MS.fine;
  const isYoung = Math.max(modified, changed) + step > Date.now();
  return { size, modified, changed, inode, isYoung };
};

/** Whether a file looks as it did. */
export const looksLike = (a: Omit<Look, 'isYoung'>, b: Omit<Look, 'isYoung'>): boolean =>
  a.size === b.size &&
  a.modified === b.modified &&
  a.changed === b.changed &&
  a.inode === b.inode &&
  a.size >= 0;
