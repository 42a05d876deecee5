/** A file on one side of a change: where, and which contents. */
export interface FileVersion {
  /** From the top of the repository, with `/`. Bytes that are no UTF-8 are replaced, so such a path can't be opened. */
  readonly path: string;
  /** The object with the contents; all zeros where they are in the working tree only. */
  readonly blob: string;
}

/** A file that differs: without `before` it is new, without `after` it is gone; with other paths it was renamed or copied. */
export interface ChangedFile {
  readonly before?: FileVersion;
  readonly after?: FileVersion;
}

/** Regular files, executable or not; links and submodules have no text of their own. */
const FILE = /^100/;

const version = (mode: string, blob: string, path: string): FileVersion | undefined =>
  FILE.test(mode) ? { path, blob } : undefined;

/** Whether a record of `--raw -z` starts a file, as in `:100644 100644 abc… def… R086`. */
export const isRawEntry = (text: string): boolean => /^\n?:\d/.test(text);

/** A renamed or copied file has two paths. */
export const pathCount = (entry: string): 1 | 2 => (/[RC]\d*$/.test(entry) ? 2 : 1);

/** Reads one entry of `--raw -z` (git-diff(1), "Raw output format"); `undefined` for links, submodules and mere changes of mode. */
export const readRawEntry = (entry: string, paths: readonly string[]): ChangedFile | undefined => {
  const [oldMode = '', newMode = '', oldBlob = '', newBlob = '', status = ''] = entry
    .trimStart()
    .slice(1)
    .split(' ');
  const [first = '', last = first] = paths;
  // A copy leaves its source where it is.
  const before = status.startsWith('C') ? undefined : version(oldMode, oldBlob, first);
  const after = version(newMode, newBlob, last);
  if (before === undefined && after === undefined) return undefined;
  if (before && after && before.blob === after.blob && before.path === after.path && !/^0+$/.test(after.blob))
    return undefined;
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
};

/** Reads the records of `--raw -z` without commits between them. */
export async function* readRawEntries(records: AsyncIterable<Buffer>): AsyncGenerator<ChangedFile> {
  let entry = '';
  let paths: string[] = [];
  for await (const record of records) {
    const text = record.toString();
    if (entry === '') {
      entry = text;
      continue;
    }
    paths.push(text);
    if (paths.length < pathCount(entry)) continue;
    const file = readRawEntry(entry, paths);
    if (file !== undefined) yield file;
    entry = '';
    paths = [];
  }
}
