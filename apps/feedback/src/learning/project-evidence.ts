import { lookUpEvidence, type EvidenceLookup } from '@feedback/patterns';
import { patternName, Rule, ruleId, type Pattern, type RuleEvidence } from '@feedback/schema';
import type { Context } from '../context.ts';
import type { Library } from '../library.ts';
import { keepEvidence, readEvidenceFile, type KnownRules } from './evidence-file.ts';
import { hasRule, measureEvidence } from './measure-evidence.ts';

/** The evidence that the project has for its rules. A damaged file is told, and there is none. */
export const readEvidence = async ({ workspace, output }: Context): Promise<readonly RuleEvidence[]> => {
  const reading = await readEvidenceFile((await workspace()).root);
  if (reading.kind === 'read') return reading.rules;
  output.problems([reading.problem]);
  return [];
};

const knownRules = (library: Library): KnownRules => {
  const patterns = library.patterns();
  const revised = library.own.getRevisions().flatMap(({ set }) => {
    const rule = Rule.safeParse(set?.['rule']);
    return rule.success ? [rule.data] : [];
  });
  const own = patterns.filter(hasRule).map(({ rule }) => rule);
  return {
    rules: new Set([...own, ...revised].map(ruleId)),
    patterns: new Set(patterns.map(({ name }) => patternName(name))),
  };
};

/** Writes evidence down. It is a measurement and no decision, so tools may do so too. */
export const storeEvidence = async (context: Context, measured: readonly RuleEvidence[]): Promise<void> => {
  if (measured.length === 0) return;
  const { root } = await context.workspace();
  const problem = await keepEvidence(root, measured, knownRules(await context.library()));
  if (problem !== undefined) context.output.problems([problem]);
};

/** Whether rules are replayed over history, as every command that proposes rules asks. */
export interface ReplayWish {
  readonly backtest: boolean;
  /** At most so many commits, the newest. */
  readonly limit: number;
}

/** What was measured, and how to find it. */
export interface GatheredEvidence {
  readonly lookUp: EvidenceLookup;
  /** How many rules were measured anew. */
  readonly measured: number;
}

const isMeasured = (evidence: ReturnType<EvidenceLookup>, { backtest }: ReplayWish): boolean =>
  evidence?.state === 'current' &&
  evidence.here !== undefined &&
  (!backtest || evidence.history !== undefined);

/**
 * Sees to it that rules have evidence: those that have none as they are now are measured, all in one pass, and what was found is written
 * down. Rejects only with the reason of the user who stops it, and then nothing is written.
 */
export const gatherEvidence = async (
  context: Context,
  patterns: readonly Pattern[],
  wish: ReplayWish,
): Promise<GatheredEvidence> => {
  const known = await readEvidence(context);
  const before = lookUpEvidence(known);
  const wanted = patterns.filter((pattern) => hasRule(pattern) && !isMeasured(before(pattern), wish));
  const evidence = await measureEvidence(context, wanted, wish.backtest ? wish.limit : 0);
  if (evidence.length === 0) return { lookUp: before, measured: 0 };
  await storeEvidence(context, evidence);
  return { lookUp: lookUpEvidence(await readEvidence(context)), measured: evidence.length };
};
