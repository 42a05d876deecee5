export { analyze, type AnalyzedStore, type AnalyzeOptions } from './analyze.ts';
export { AnalyzerError } from './analyzer-error.ts';
export { type AnalysisResult } from './assemble-analysis.ts';
export { type ReadOptions, type ReadStore } from './read-store.ts';
export { assignArm, unitKey } from './experiments/assign-arm.ts';
export { startExperiment, type Experiment } from './experiments/experiment.ts';
export { experimentStatus, STOP_AT } from './experiments/experiment-status.ts';
export { observe, type UnitObservation } from './experiments/observe.ts';
export { observeFacts, type ObservedExperiment } from './experiments/observe-facts.ts';
export { type AuthorOf } from './experiments/unit-of.ts';
export { ASSIGNMENT_VERSION } from './judge/match-wording.ts';
export { type Retrieve } from './judge/judge-mistakes.ts';
export { judgeStore } from './judge/judge-store.ts';
export { contextFromAnalysis } from './measure/context.ts';
export { deriveEpisodes, type Observation } from './measure/episodes.ts';
export { libraryEffect } from './measure/library-effect.ts';
export {
  MetricsAnalyzer,
  type MetricsAnalyzerOptions,
  type WindowEffectiveness,
} from './metrics-analyzer.ts';
export { EFFECT_WINDOW_DAYS } from './options.ts';
export { adjustProbabilities } from './statistics/benjamini-hochberg.ts';
export { controlOf, type Control } from './statistics/control.ts';
export { judgeEffect, MIN_PRIOR_EPISODES, type Effect } from './statistics/effect.ts';
export { labelEvidence, type LabelledUnit } from './statistics/label-evidence.ts';
export { ESCALATING, escalationsOf, type AdjustedSurprise, type Recent } from './statistics/escalations.ts';
export { exactInterval } from './statistics/exact-interval.ts';
export { surpriseOf, type Surprise } from './statistics/gamma-poisson.ts';
export { poolRatios, type PooledRatio, type Stratum } from './statistics/pooled-ratio.ts';
export { estimateRatio, rateRatio, type RatioEstimate } from './statistics/rate-ratio.ts';
export { segmentedRegression, type SegmentedEstimate } from './statistics/segmented-regression.ts';
export { totalOf, type Sides } from './statistics/totals.ts';
export { SignatureMiner, type MinedSignature, type SignatureMinerOptions } from './mining/signature-miner.ts';
export { type SignatureExplanation } from './mining/explain-signature.ts';
export { type MinerState } from './mining/miner-state.ts';
export {
  FailureGrouper,
  type FailureGrouperOptions,
  type GroupedFailure,
} from './grouping/failure-grouper.ts';
export { type GrouperState } from './grouping/grouper-state.ts';
export { type Failure } from './grouping/profile.ts';
export { explainFailure, type ExplainedFailure } from './why/explain-failure.ts';
