import type { Problem } from '@feedback/schema';

/** Something odd that does not keep the rest from being read. */
export const oddity = (code: string, path: string, message: string, line?: number): Problem => ({
  severity: 'warning',
  code,
  message: line === undefined ? `${path}: ${message}.` : `${path}, line ${line}: ${message}.`,
  path,
  ...(line === undefined ? {} : { line }),
});

/** A document that is well-formed, but not what it was taken for. */
export const noSuchReport = (path: string, description: string): Problem => ({
  severity: 'error',
  code: 'MALFORMED_REPORT',
  message: `${path} is none of the ${description}; name its format.`,
  path,
});

/** The tool broke down, so findings may be missing. */
export const toolFailed = (path: string, tool: string): Problem =>
  oddity(
    'TOOL_FAILED',
    path,
    `${tool} says that it did not finish, so findings may be missing; look into its log`,
  );

/** Entries of a list that cannot be read as findings. */
export const invalidResults = (path: string, count: number): readonly Problem[] =>
  count === 0 ? [] : [oddity('INVALID_RESULT', path, `${count} results are no findings and were left out`)];

/** A report of a scan that looked at nothing, and so is no scan. */
export const nothingScanned = (path: string): Problem => ({
  severity: 'info',
  code: 'NOTHING_SCANNED',
  message: `${path} lists no file that was looked at, so nothing was stored; check what the tool was told to look at.`,
  path,
});
