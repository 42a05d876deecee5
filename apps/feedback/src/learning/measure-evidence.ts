import { HistoryError, isNoisy, type Backtest, type BacktestResult } from '@feedback/history';
import {
  ruleId,
  type HitsHere,
  type NoHistory,
  type Pattern,
  type Rule,
  type RuleEvidence,
  type RuleHistory,
} from '@feedback/schema';
import { isHeavy } from '../checking/heavy-patterns.ts';
import type { Context } from '../context.ts';
import { countHits } from './count-hits.ts';
import { replayRules, type Replayed } from './replay-rules.ts';

/** A pattern whose rule can be measured. */
export type RuledPattern = Pattern & { readonly rule: Rule };

export const hasRule = (pattern: Pattern): pattern is RuledPattern => pattern.rule !== undefined;

/** So many of the past repairs are remembered with the rule. */
const MOST_REPAIRS = 3;
const MOST_SUBJECT = 120;

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** What a backtest says about one rule, as it is kept. */
const historyOf = (
  { commits, from, to }: Pick<Backtest, 'commits' | 'from' | 'to'>,
  result: BacktestResult,
  { head, isShallow }: { readonly head: string; readonly isShallow: boolean },
): RuleHistory => ({
  head,
  commits,
  ...(from === undefined ? {} : { from: instant(from) }),
  ...(to === undefined ? {} : { to: instant(to) }),
  versions: result.versions,
  ...(isShallow ? { shallow: true } : {}),
  introduced: result.introduced,
  repaired: result.repaired,
  removed: result.removed,
  lived_with: result.lived_with,
  caught: result.repairs.length,
  repairs: result.repairs.slice(0, MOST_REPAIRS).map(({ commit, time, subject, path, line }) => ({
    commit,
    time: instant(time),
    subject: subject.slice(0, MOST_SUBJECT),
    path,
    line,
  })),
  cried_wolf:
    result.cried_wolf === null ? null : { ...result.cried_wolf, interval: [...result.cried_wolf.interval] },
});

/** Whether a rule is quiet enough here; `undefined` where there is no code that it could find anything in. */
export const gateOf = ({ hits, lines }: HitsHere): RuleEvidence['gate'] =>
  lines === 0 ? undefined : isNoisy({ count: hits, lines }) ? 'failed' : 'passed';

const REASONS: Readonly<Record<string, NoHistory>> = {
  NO_GIT: 'no_git',
  NOT_A_REPOSITORY: 'no_git',
  UNKNOWN_REVISION: 'no_commits',
};

const replayOrReason = async (
  context: Context,
  patterns: readonly Pattern[],
  limit: number,
): Promise<Replayed | NoHistory> => {
  try {
    // One that may take for ever in some file has no history.
    const quick = patterns.filter((pattern) => !isHeavy(pattern));
    return await replayRules(context, quick, { limit, today: false });
  } catch (error) {
    context.io.signal.throwIfAborted();
    if (!(error instanceof HistoryError)) throw error;
    return REASONS[error.code] ?? 'git_failed';
  }
};

type Past = Pick<RuleEvidence, 'history' | 'no_history'>;

/** What a replay says about each pattern, by its name. */
const pastOf = (replayed: Replayed | NoHistory | undefined): ((name: string) => Past) => {
  if (replayed === undefined) return () => ({});
  if (typeof replayed === 'string') return () => ({ no_history: replayed });
  const { found, head, repository } = replayed;
  const results = new Map(found.patterns.map((result) => [result.pattern, result]));
  return (name) => {
    const result = results.get(name);
    if (result === undefined) return {};
    return { history: historyOf(found, result, { head, isShallow: repository.isShallow }) };
  };
};

/** A change of a pattern (`NAME@ID`) is about that pattern. */
const patternOf = (name: string): string => name.replace(/@.*$/s, '');

interface Measurement {
  readonly name: string;
  readonly rule: Rule;
  readonly measured_at: string;
  readonly here: HitsHere | undefined;
  readonly past: Past;
}

const BROKEN: Pick<Measurement, 'here' | 'past'> = { here: undefined, past: { no_history: 'broken_rule' } };

const recordOf = ({ name, rule, measured_at, here, past }: Measurement): RuleEvidence => {
  const gate = here && gateOf(here);
  return {
    rule: ruleId(rule),
    pattern: patternOf(name),
    measured_at,
    ...(here === undefined ? {} : { here }),
    ...(gate === undefined ? {} : { gate }),
    ...past,
  };
};

/** The evidence for rules that were replayed or not: what they find in the project's own code comes along. */
export const evidenceFor = async (
  context: Context,
  patterns: readonly Pattern[],
  replayed: Replayed | NoHistory | undefined,
): Promise<readonly RuleEvidence[]> => {
  const { compileRule } = await import('@feedback/rules');
  const { hits } = await countHits(context, patterns, () => undefined);
  const past = pastOf(replayed);
  const measured_at = context.io.clock().toISOString();
  return patterns.filter(hasRule).map(({ name, rule }) => {
    // One that finds nothing because it cannot is not quiet.
    const isBroken = compileRule(rule).problems.length > 0;
    const measured = isBroken ? BROKEN : { here: hits.get(name), past: past(name) };
    return recordOf({ name, rule, measured_at, ...measured });
  });
};

/** Each rule once. Several changes may be proposed of one pattern, so each gets a name of its own. */
const distinct = (patterns: readonly Pattern[]): readonly RuledPattern[] => {
  const byRule = new Map<string, RuledPattern>();
  const names = new Set<string>();
  for (const pattern of patterns.filter(hasRule)) {
    const id = ruleId(pattern.rule);
    if (byRule.has(id)) continue;
    byRule.set(id, names.has(pattern.name) ? { ...pattern, name: `${pattern.name}@${id}` } : pattern);
    names.add(pattern.name);
  }
  return [...byRule.values()];
};

/**
 * Measures rules in this repository: what they find in the project's own code, and what they would have done over at most `limit`
 * commits (0: none). All of them together take one pass over the code and one over the history. Rejects only with the reason of the
 * user who stops it.
 */
export const measureEvidence = async (
  context: Context,
  patterns: readonly Pattern[],
  limit: number,
): Promise<readonly RuleEvidence[]> => {
  const ruled = distinct(patterns);
  if (ruled.length === 0) return [];
  return evidenceFor(context, ruled, limit === 0 ? undefined : await replayOrReason(context, ruled, limit));
};
