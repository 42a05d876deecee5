export {
  checkCode,
  createMatcher,
  type CheckResult,
  type Matcher,
  type MatcherOptions,
} from './check/matcher.ts';
export type { LocatedFile } from './check/check-files.ts';
export { factsOf, type RuleFacts } from './check/rule-facts.ts';
export type { SourceFile } from './check/source-file.ts';
export { describePattern } from './check/to-findings.ts';
export { unusedSuppressions } from './check/unused-suppressions.ts';
export { MAX_CODE_LENGTH } from './check/limits.ts';
export { compileRule } from './compile-rule.ts';
export { expandRule } from './names/expand-rule.ts';
export { enclosingStatements, type StatementRun } from './enclosing-statements.ts';
export { fixCode, type FixResult } from './fix/fix-code.ts';
export { fixWithRule } from './fix/fix-with-rule.ts';
export { inferRule, type InferenceInput } from './infer/infer-rule.ts';
export { matchRule } from './match-rule.ts';
export { ordinaryRate } from './ordinary-word.ts';
export { provePattern, type Proof, type ProofCheck } from './prove-pattern.ts';
export { RulesError, type RulesErrorCode } from './rules-error.ts';
export { standAlone, type TakenCode } from './stand-alone.ts';
export { sameTree } from './same-tree.ts';
export { checkSyntax } from './syntax/check-syntax.ts';
export type { Source } from './tree.ts';
