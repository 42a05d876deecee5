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
import type { Rule } from '@feedback/schema';
import { recallFromOne, type Recall } from './learning-recall.ts';
import { changedPaths, type Sampled } from './learning-sample.ts';
import { lookInTree, patternOf, readTree, type TreeFile } from './learning-tree.ts';

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

const forwardOf = async (
  repository: Repository,
  rule: Rule,
  { commit, later }: Sampled,
): Promise<Measured['forward']> => {
  if (later === undefined || later === commit) return undefined;
  const { patterns } = await backtest(repository, [patternOf(rule)], {
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
      };
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
      };
    }
    const details = await detailsOf(repository, outcome.candidate, sampled, { here, elsewhere });
    return { ...base, ...recall, kind: 'rule', ...details, seconds: seconds() };
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    return {
      repository: name,
      ...own,
      kind: 'nothing',
      reason: error.code,
      places: 0,
      seconds: seconds(),
    };
  }
};
