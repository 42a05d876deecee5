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
