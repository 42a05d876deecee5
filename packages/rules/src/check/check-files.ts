import type { Finding, Language } from '@feedback/schema';
import { findInFiles } from '../tree.ts';
import { collectFindings, inPlace, type Candidate, type FindingsByPlace } from './candidate.ts';
import { soughtFor, type Prepared } from './prepared.ts';
import type { SourceFile } from './source-file.ts';
import { planWalks } from './walks.ts';

/** A file whose text is known and stands on disk as well. */
export interface LocatedFile extends SourceFile {
  /** Its absolute path. Nobody may change the file while it is checked. */
  readonly location: string;
}

type Located = Candidate<LocatedFile>;

/** A rule that any kind of node might match is tried on every node: files that it can't match in are kept apart from those. */
const hasRoamer = ({ relevant }: Located): boolean =>
  [...relevant].some(({ traits }) => traits().neighbourhood === undefined);

/** Files that are searched together share their language, and as much else as makes that cheap. */
const clustersOf = (candidates: readonly Located[]): readonly (readonly Located[])[] => [
  ...Map.groupBy(candidates, (candidate) =>
    [candidate.file.language, candidate.isAscii, hasRoamer(candidate)].join(' '),
  ).values(),
];

interface Search {
  readonly language: Language;
  readonly isAscii: boolean;
  readonly candidates: readonly Located[];
  /** All patterns, in the order that their findings are told at one place. */
  readonly prepared: readonly Prepared[];
}

type FoundIn = ReadonlyMap<string, FindingsByPlace>;

const search = async ({ language, isAscii, candidates, prepared }: Search): Promise<FoundIn> => {
  const wanted = prepared.filter((each) => candidates.some(({ relevant }) => relevant.has(each)));
  const sought = soughtFor(wanted, {
    has: (word) => candidates.some(({ has }) => has(word)),
    isAscii,
  });
  const files = new Map(candidates.map(({ file }) => [file.location, file]));
  const found = new Map<string, FindingsByPlace>();
  const walks = planWalks(sought.map(([, each]) => each)).map(async ({ places, config, read }) => {
    const patterns = places.flatMap((place) => sought[place]?.[0] ?? []);
    const locations = candidates
      .filter(({ relevant }) => patterns.some((each) => relevant.has(each)))
      .map(({ file }) => file.location);
    await findInFiles({ language, locations, config }, (location, hits, tree) => {
      const file = files.get(location);
      if (file === undefined) throw new Error(`The engine searched ${location}, which it was not asked for.`);
      const into = found.get(location) ?? new Map<number, readonly Finding[]>();
      found.set(location, into);
      collectFindings(file, tree, { sought, matches: read(hits), into });
    });
  });
  await Promise.all(walks);
  return found;
};

const searchCluster = async (
  candidates: readonly Located[],
  prepared: readonly Prepared[],
): Promise<FoundIn> => {
  const [first] = candidates;
  if (first === undefined) return new Map();
  const { isAscii, file } = first;
  const query = { language: file.language, candidates, prepared };
  // A rule that was made cheaper for ASCII may be one that the engine refuses.
  return isAscii
    ? search({ ...query, isAscii }).catch(() => search({ ...query, isAscii: false }))
    : search({ ...query, isAscii });
};

/** Looks for patterns in files on disk, in threads of the engine, and tells by location what was found. */
export const checkCandidates = async (
  candidates: readonly Located[],
  prepared: readonly Prepared[],
): Promise<ReadonlyMap<string, readonly Finding[]>> => {
  const clusters = clustersOf(candidates).map((cluster) => searchCluster(cluster, prepared));
  const found = await Promise.all(clusters);
  return new Map(found.flatMap((each) => [...each].map(([location, own]) => [location, inPlace(own)])));
};
