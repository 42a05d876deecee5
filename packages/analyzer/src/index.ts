export { analyze, type AnalyzeOptions } from './analyze.ts';
export { AnalyzerError } from './analyzer-error.ts';
export { type AnalysisResult } from './assemble-analysis.ts';
export { maskMessage } from './judge/mask-message.ts';
export { contextFromAnalysis } from './measure/context.ts';
export { MIN_PRIOR_EPISODES, rateRatio } from './measure/effectiveness.ts';
export { deriveEpisodes, QUIET_DAYS, type Observation } from './measure/episodes.ts';
export { MIN_SUPPORT } from './measure/new-patterns.ts';
export {
  MetricsAnalyzer,
  type MetricsAnalyzerOptions,
  type WindowEffectiveness,
} from './metrics-analyzer.ts';
export {
  MAX_TEMPLATES,
  SignatureMiner,
  type MinedSignature,
  type SignatureMinerOptions,
} from './mining/signature-miner.ts';
export { type SignatureExplanation, type VariablePlace } from './mining/explain-signature.ts';
export { type MinerState } from './mining/miner-state.ts';
export { type Frame, type TraceLanguage } from './frames/frame.ts';
export { parseFrames, parseTraces, type Trace } from './frames/parse-frames.ts';
export {
  FailureGrouper,
  MAX_FAILURES,
  type FailureGrouperOptions,
  type GroupedFailure,
} from './grouping/failure-grouper.ts';
export { type GrouperState } from './grouping/grouper-state.ts';
export { type Failure, type FailureProfile } from './grouping/profile.ts';
export { type Difference } from './grouping/difference.ts';
export { type TestIdentity } from './grouping/test-identity.ts';
