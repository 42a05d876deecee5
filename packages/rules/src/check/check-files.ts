import type { Language } from '@feedback/schema';
import { namesInAny } from '../names/text-names.ts';
import { findInFiles } from '../tree.ts';
import {
  collectFindings,
  foundNothing,
  toResult,
  withUnparsed,
  type Candidate,
  type Found,
} from './candidate.ts';
import type { CheckResult } from './check-result.ts';
import { soughtFor, type Prepared } from './prepared.ts';
import type { SourceFile } from './source-file.ts';
import { planWalks } from './walks.ts';

/** A file whose text is known and stands on disk as well. */
export interface LocatedFile extends SourceFile {
  /** Its absolute path. Nobody may change the file while it is checked. */
  readonly location: string;
}

type Located = Candidate<LocatedFile>;

interface Search {
  readonly language: Language;
  readonly isAscii: boolean;
  readonly candidates: readonly Located[];
  /** All patterns, in the order that their findings are told at one place. */
  readonly prepared: readonly Prepared[];
}

type FoundIn = ReadonlyMap<string, Found>;

const search = async ({ language, isAscii, candidates, prepared }: Search): Promise<FoundIn> => {
  const wanted = prepared.filter((each) => candidates.some(({ relevant }) => relevant.has(each)));
  const patterns = soughtFor(wanted, {
    has: (word) => candidates.some(({ has }) => has(word)),
    names: namesInAny(candidates.map(({ names }) => names)),
    isAscii,
  });
  const sought = withUnparsed(patterns, language);
  const byLocation = new Map(candidates.map((each) => [each.file.location, each]));
  const found = new Map<string, Found>();
  const walks = planWalks(sought.map(([, each]) => each)).map(async ({ places, config, read }) => {
    const served = places.map((place) => sought[place]?.[0]);
    const locations = candidates
      .filter(({ relevant }) => served.some((each) => each === undefined || relevant.has(each)))
      .map(({ file }) => file.location);
    await findInFiles({ language, locations, config }, (location, hits, tree) => {
      const candidate = byLocation.get(location);
      if (candidate === undefined)
        throw new Error(`The engine searched ${location}, which it was not asked for.`);
      const into = found.get(location) ?? foundNothing();
      found.set(location, into);
      collectFindings(candidate, tree, { sought, matches: read(hits), into });
    });
  });
  await Promise.all(walks);
  return found;
};

const searchTogether = async (
  language: Language,
  candidates: readonly Located[],
  prepared: readonly Prepared[],
): Promise<FoundIn> => {
  const query = { language, candidates, prepared };
  if (!candidates.every(({ isAscii }) => isAscii)) return search({ ...query, isAscii: false });
  // A rule that was made cheaper for ASCII may be one that the engine refuses.
  return search({ ...query, isAscii: true }).catch(() => search({ ...query, isAscii: false }));
};

/** Looks for patterns in files on disk, in threads of the engine, and tells by location what was found. */
export const checkCandidates = async (
  candidates: readonly Located[],
  prepared: readonly Prepared[],
): Promise<ReadonlyMap<string, CheckResult>> => {
  const byLanguage = [...Map.groupBy(candidates, ({ file }) => file.language)];
  const found = await Promise.all(
    byLanguage.map(([language, own]) => searchTogether(language, own, prepared)),
  );
  return new Map(found.flatMap((each) => [...each].map(([location, own]) => [location, toResult(own)])));
};
