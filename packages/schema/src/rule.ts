import * as z from 'zod';
import { Language } from './language.ts';
import { Severity } from './severity.ts';

/** An ast-grep rule object: atomic, relational and composite rules, as plain JSON (https://ast-grep.github.io/reference/rule.html). */
export const RuleObject = z.record(z.string(), z.json());
export type RuleObject = z.infer<typeof RuleObject>;

/** A code rule: an ast-grep rule with optional rewrite. A TypeScript rule is also tried on JavaScript and TSX. */
export const Rule = z.object({
  language: Language,
  rule: RuleObject,
  /** Rules on single metavariables, by their name without `$`. */
  constraints: z.record(z.string(), RuleObject).optional(),
  /** Named rules that `matches` can refer to. */
  utils: z.record(z.string(), RuleObject).optional(),
  /** The rewrite: text in which `$A` and `$$$B` stand for what the rule captured. */
  fix: z.string().optional(),
});
export type Rule = z.infer<typeof Rule>;

/** A stretch of text in UTF-16 units, `end` exclusive. */
export const Range = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Range = z.infer<typeof Range>;

/**
 * How far a pattern's rule is proved: `proved_fix` (its rewrite is applied), `proved_check` (its findings are reported),
 * `advice` (shown to people and models only).
 */
export const Tier = z.enum(['proved_fix', 'proved_check', 'advice']);
export type Tier = z.infer<typeof Tier>;

/** A rule that matched in a file. Lines and columns are 1-based, columns in UTF-16 units; the end is exclusive. */
export const Finding = z.object({
  pattern: z.string(),
  severity: Severity,
  tier: Tier,
  path: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
  end_line: z.int().positive(),
  end_column: z.int().positive(),
  message: z.string(),
  fixable: z.boolean(),
});
export type Finding = z.infer<typeof Finding>;
