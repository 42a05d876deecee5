import type { Pattern } from '@feedback/schema';

/** A pattern of which only the name matters; give what the test is about. */
export const aPattern = (name: string, fields: Partial<Pattern> = {}): Pattern => ({
  pattern_id: name,
  name,
  description: '',
  bad_example: '',
  good_example: '',
  test_coverage: '',
  occurrence_frequency: 0,
  last_occurrence: null,
  severity: 'medium',
  effectiveness_score: 0.5,
  effectiveness: null,
  ...fields,
});

/** A small team library: lessons by name, and two with rules. */
export const library: readonly Pattern[] = [
  aPattern('numpy_json_serialization', { severity: 'high' }),
  aPattern('bounds_checking'),
  aPattern('specific_exceptions', {
    language: 'python',
    rule: { language: 'python', rule: { kind: 'except_clause', regex: '^except\\s*:' } },
  }),
  aPattern('logger_debug', {
    severity: 'low',
    rule: { language: 'python', rule: { pattern: 'print($$$ARGS)' } },
  }),
  aPattern('metadata_categorization'),
  aPattern('temp_file_handling', { severity: 'high' }),
  aPattern('large_file_processing', { severity: 'critical' }),
  aPattern('fastapi_streaming_upload', { severity: 'high', language: 'python' }),
  aPattern('nan_inf_handling'),
  aPattern('swallowed_error', {
    language: 'typescript',
    rule: {
      language: 'typescript',
      rule: { kind: 'catch_clause', has: { field: 'body', regex: '^\\{\\s*\\}$' } },
    },
  }),
  aPattern('unguarded_json_parse', { language: 'typescript' }),
  aPattern('no_console_log', {
    language: 'typescript',
    rule: { language: 'typescript', rule: { pattern: 'console.log($$$ARGS)' } },
  }),
];
