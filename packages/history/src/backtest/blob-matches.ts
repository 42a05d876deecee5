import { createMatcher } from '@feedback/rules';
import { languageOfPath, type Language, type Pattern } from '@feedback/schema';
import type { FileVersion } from '../git/changed-file.ts';
import type { BlobReader } from '../git/read-blobs.ts';
import { linesOf } from '../lines/changed-lines.ts';
import type { Match } from './sighting.ts';

/** Matches patterns in contents of files, each content once. */
export interface BlobMatcher {
  readonly matches: (version: FileVersion | undefined) => Promise<readonly Match[]>;
  /** How many different contents were read, by language. */
  readonly read: () => ReadonlyMap<Language, number>;
}

const NONE: readonly Match[] = [];

/** Makes a matcher over a repository's objects; patterns are looked for whatever their status. */
export const createBlobMatcher = (patterns: readonly Pattern[], blobs: BlobReader): BlobMatcher => {
  const matcher = createMatcher(
    patterns.map((pattern) => ({ ...pattern, status: 'active' as const, tier: 'proved_check' as const })),
  );
  const known = new Map<string, Promise<readonly Match[]>>();
  const read = new Map<Language, number>();
  const match = async ({ path, blob }: FileVersion): Promise<readonly Match[]> => {
    const language = languageOfPath(path);
    const code = language === undefined ? undefined : await blobs.text(blob);
    if (language === undefined || code === undefined) return NONE;
    const { findings } = matcher.check({ path, language, code });
    if (findings.length === 0) return NONE;
    const lines = linesOf(code);
    return findings.map(({ pattern, line, end_line: endLine, column }) => {
      const text = lines.slice(line - 1, endLine).map((each) => each.trim());
      return { pattern, line, endLine, column, text: text.join('\n') };
    });
  };
  return {
    matches: (version) => {
      const language = languageOfPath(version?.path ?? '');
      if (version === undefined || language === undefined) return Promise.resolve(NONE);
      const key = `${language} ${version.blob}`;
      let found = known.get(key);
      if (found === undefined) {
        known.set(key, (found = match(version)));
        read.set(language, (read.get(language) ?? 0) + 1);
      }
      return found;
    },
    read: () => read,
  };
};
