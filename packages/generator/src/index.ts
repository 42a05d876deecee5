export {
  type AppliedPattern,
  type Evidence,
  type GenerationResult,
  type GenerationStatus,
  type SuggestedPattern,
} from './generation-result.ts';
export { GeneratorError, type GeneratorErrorCode } from './generator-error.ts';
export { calculateConfidence, type ConfidenceBasis, type VerificationStatus } from './matching/confidence.ts';
export { matchPatterns } from './matching/match-patterns.ts';
export type { PatternMatch } from './matching/pattern-match.ts';
export { prioritizePatterns } from './matching/prioritize-patterns.ts';
export { PatternAwareGenerator, type GenerateOptions } from './pattern-aware-generator.ts';
export {
  analyzePrompt,
  type GeneratedLanguage,
  type LanguageChoice,
  type PromptContext,
} from './prompt/prompt-context.ts';
export { withRetrieved, type Retrieve, type RetrievedPattern } from './retrieved-advice.ts';
