import type { Finding } from '@feedback/schema';

/** A finding in the second line of `basket.py`. */
export const aFinding = (fields: Partial<Finding> = {}): Finding => ({
  pattern: 'bounds_checking',
  severity: 'high',
  tier: 'proved_check',
  path: 'basket.py',
  line: 2,
  column: 12,
  end_line: 2,
  end_column: 20,
  message: 'The list may be empty.',
  fixable: false,
  ...fields,
});
