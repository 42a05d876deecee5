import {
  backtest,
  candidateRules,
  chooseRule,
  HistoryError,
  readRepair,
  repairPlaces,
  type CandidateRule,
  type RepairPlace,
  type Repair,
  type Repository,
} from '@feedback/history';
import { matchRule } from '@feedback/rules';
import { withStats, type Rule } from '@feedback/schema';
import { editOf } from './learning-edit.ts';
import { changedPaths, type Sampled } from './learning-sample.ts';
import { lookInTree, readTree, type TreeFile } from './learning-tree.ts';

/** Of the places that a rule had not seen, how many it finds. */
export interface Recall {
  readonly tried: number;
  /** Learned, of those tried. */
  readonly learned: number;
  readonly same: readonly [found: number, all: number];
  readonly any: readonly [found: number, all: number];
}

/** What came of one commit. */
export interface Measured extends Omit<Sampled, 'later'> {
  readonly repository: string;
  readonly kind: 'rule' | 'advice' | 'nothing';
  readonly reason?: string;
  readonly places: number;
  readonly rule?: Rule;
  readonly tier?: string;
  readonly alike?: number;
  readonly about?: string;
  readonly path?: string;
  readonly bad?: string;
  readonly good?: string;
  readonly here?: { readonly findings: number; readonly lines: number; readonly at: readonly string[] };
  readonly elsewhere?: { readonly findings: number; readonly lines: number };
  readonly forward?: {
    readonly repaired: number;
    readonly lived: number;
    readonly removed: number;
    readonly introduced: number;
  };
  readonly one?: Recall;
  readonly seconds: number;
}

const placesOf = ({ files }: Repair): readonly RepairPlace[] => files.flatMap((file) => repairPlaces(file));

const editOfPlace = ({ pairs: [pair] }: RepairPlace): string | undefined =>
  pair === undefined ? undefined : editOf(pair.bad, pair.good);

const finds = (rule: Rule, { pairs }: RepairPlace): boolean =>
  pairs.some(({ language, bad, good }) => {
    const count = (code: string): number => matchRule(rule, { language, code }).length;
    return count(bad) > count(good);
  });

const distinct = (places: readonly RepairPlace[]): readonly RepairPlace[] => {
  const seen = new Set<string>();
  return places.filter(({ pairs: [pair] }) => {
    const key = pair?.bad.replaceAll(/\s+/g, '') ?? '';
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const MOST_TRIED = 2;

/** Learns from one place at a time, and looks for the others of the same commit. */
const recallFromOne = (repair: Repair, all: readonly RepairPlace[]): Recall | undefined => {
  const places = distinct(all);
  if (places.length < 2 || places.length > 60) return undefined;
  const edits = new Map(places.map((place) => [place, editOfPlace(place)]));
  const others = (place: RepairPlace): readonly RepairPlace[] =>
    places.filter(
      (other) => other !== place && edits.get(other) === edits.get(place) && edits.get(place) !== undefined,
    );
  const chosen = places.toSorted((a, b) => others(b).length - others(a).length).slice(0, MOST_TRIED);
  const same: [number, number] = [0, 0];
  const any: [number, number] = [0, 0];
  let learned = 0;
  for (const place of chosen) {
    const [best] = candidateRules([place], repair.files).rules;
    if (best !== undefined) learned += 1;
    for (const other of places) {
      if (other === place) continue;
      const isFound = best !== undefined && finds(best.rule, other) ? 1 : 0;
      any[0] += isFound;
      any[1] += 1;
      if (!others(place).includes(other)) continue;
      same[0] += isFound;
      same[1] += 1;
    }
  }
  return { tried: chosen.length, learned, same, any };
};

const forwardOf = async (
  repository: Repository,
  rule: Rule,
  { commit, later }: Sampled,
): Promise<Measured['forward']> => {
  if (later === undefined || later === commit) return undefined;
  const lesson = {
    pattern_id: '',
    name: 'learned',
    description: '',
    bad_example: '',
    good_example: '',
    test_coverage: '',
    severity: 'medium' as const,
    language: rule.language,
    rule,
  };
  const { patterns } = await backtest(repository, [withStats(lesson)], {
    range: [`${commit}..${later}`],
    head: later,
    limit: 400,
  });
  const [result] = patterns;
  if (result === undefined) return undefined;
  const { repaired, lived_with: lived, removed, introduced } = result;
  return { repaired, lived, removed, introduced };
};

const detailsOf = async (
  repository: Repository,
  candidate: CandidateRule,
  sampled: Sampled,
  trees: { readonly here: readonly TreeFile[]; readonly elsewhere: readonly TreeFile[] },
): Promise<Partial<Measured>> => {
  const { rule, pair, proof, alike, subject } = candidate;
  const here = lookInTree(rule, trees.here);
  const elsewhere = lookInTree(rule, trees.elsewhere);
  const forward = await forwardOf(repository, rule, sampled);
  return {
    rule,
    tier: proof.tier,
    about: subject.kind,
    alike: alike.length,
    path: `${pair.path}:${pair.line}`,
    bad: pair.bad,
    good: pair.good,
    here: {
      findings: here.findings.length,
      lines: here.lines,
      at: here.findings.slice(0, 8).map(({ path, line }) => `${path}:${line}`),
    },
    elsewhere: { findings: elsewhere.findings.length, lines: elsewhere.lines },
    ...(forward === undefined ? {} : { forward }),
  };
};

/** Learns from a commit as people would have right after it, and looks sideways and forward. */
export const measureCommit = async (
  repository: Repository,
  name: string,
  sampled: Sampled,
  elsewhere: readonly TreeFile[],
): Promise<Measured> => {
  const start = process.cpuUsage();
  const seconds = (): number => Math.round(process.cpuUsage(start).user / 1e4) / 100;
  const { later: _, ...own } = sampled;
  try {
    const repair = await readRepair(repository, { kind: 'revision', revision: sampled.commit });
    const places = placesOf(repair);
    const base = { repository: name, ...own, places: places.length };
    if (places.length === 0 || places.length > 100)
      return {
        ...base,
        kind: 'nothing',
        reason: places.length === 0 ? 'no places' : 'too large',
        seconds: 0,
      } as Measured;
    const here = await readTree(repository, sampled.commit, await changedPaths(repository, sampled.commit));
    const outcome = await chooseRule(candidateRules(places, repair.files), async (rule) => {
      const { findings, lines, files } = lookInTree(rule, here);
      return { count: findings.length, lines, files };
    });
    const one = recallFromOne(repair, places);
    const recall = one === undefined ? {} : { one };
    if (outcome.kind === 'advice') {
      const [pair] = places[0]?.pairs ?? [];
      return {
        ...base,
        ...recall,
        kind: 'advice',
        reason: outcome.reason === 'refactoring' ? outcome.looksLike.kind : outcome.reason,
        bad: pair?.bad ?? '',
        good: pair?.good ?? '',
        seconds: seconds(),
      } as Measured;
    }
    const details = await detailsOf(repository, outcome.candidate, sampled, { here, elsewhere });
    return { ...base, ...recall, kind: 'rule', ...details, seconds: seconds() } as Measured;
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    return {
      repository: name,
      ...own,
      kind: 'nothing',
      reason: error.code,
      places: 0,
      seconds: seconds(),
    } as Measured;
  }
};
