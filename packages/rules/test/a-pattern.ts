import type { Language, Pattern, Rule } from '@feedback/schema';

/** A rule from its pattern, with whatever else a test is about. */
export const aRule = (language: Language, pattern: string, fields: Partial<Rule> = {}): Rule => ({
  language,
  rule: { pattern },
  ...fields,
});

/** A pattern about calls of `risky`, to be replaced by `safe`. */
export const aPattern = (fields: Partial<Pattern> = {}): Pattern => ({
  pattern_id: 'p_risky',
  name: 'risky_call',
  description: 'Calls to risky lose data. Use safe instead.',
  bad_example: 'risky(1)',
  good_example: 'safe(1)',
  test_coverage: '',
  severity: 'high',
  rule: aRule('python', 'risky($A)', { fix: 'safe($A)' }),
  tier: 'proved_fix',
  occurrence_frequency: 0,
  last_occurrence: null,
  effectiveness_score: 0.5,
  ...fields,
});
