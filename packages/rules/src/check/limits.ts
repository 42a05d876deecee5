import type { Problem } from '@feedback/schema';

/** Files above this many UTF-16 units are not read: a person did not write them. */
export const MAX_CODE_LENGTH = 5_000_000;

/** From this length on, code whose lines are this long on average is taken for a bundle. */
const BUNDLE = { length: 100_000, meanLine: 1_000 };

const warning = (code: string, message: string): Problem => ({ severity: 'warning', code, message });

const lineCount = (code: string): number => {
  let lines = 1;
  for (let at = code.indexOf('\n'); at !== -1; at = code.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

/** Why a file is not worth parsing: too large, binary, or minified; `undefined` when it is. */
export const unfitness = (code: string): Problem | undefined => {
  if (code.length > MAX_CODE_LENGTH)
    return warning(
      'TOO_LARGE',
      `Was skipped: ${code.length} characters are more than the ${MAX_CODE_LENGTH} that are checked. Leave generated files out.`,
    );
  if (code.includes('\0'))
    return warning('BINARY', 'Was skipped: it holds NUL characters, so it is no source code.');
  if (code.length >= BUNDLE.length && code.length / lineCount(code) > BUNDLE.meanLine)
    return warning(
      'MINIFIED',
      'Was skipped: its lines are so long that it must be minified. Check its source instead.',
    );
  return undefined;
};
