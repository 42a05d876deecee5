import { Pattern, toSeverity, UNKNOWN_EFFECTIVENESS } from '@feedback/schema';
import type { Json } from './library.ts';
import { isPlainPattern } from './is-plain-pattern.ts';
import { patternId } from './pattern-id.ts';

/** What a pattern has where its file says nothing. */
const DEFAULTS = {
  description: '',
  bad_example: '',
  good_example: '',
  test_coverage: '',
  severity: 'medium',
  occurrence_frequency: 0,
  last_occurrence: null,
  effectiveness_score: UNKNOWN_EFFECTIVENESS,
} as const satisfies Partial<Pattern>;

/** A pattern of that name with the original's default for everything else. */
export const blankPattern = (name: string): Pattern => ({ pattern_id: patternId(name), name, ...DEFAULTS });

export type PatternReading =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'invalid'; readonly name: string | undefined; readonly reason: string };

export const isRecord = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const invalid = (name: unknown, reason: string): PatternReading => ({
  kind: 'invalid',
  name: typeof name === 'string' && name !== '' ? name : undefined,
  reason,
});

/**
 * Reads one pattern from parsed JSON. Absent fields get their defaults, fields this version does not know are kept;
 * a field of a wrong type makes the pattern invalid, with the reason.
 */
export const readPattern = (value: unknown): PatternReading => {
  if (!isRecord(value)) return invalid(undefined, 'it is not an object');
  const { name, severity } = value;
  if (typeof name !== 'string' || name.trim() === '') return invalid(undefined, 'it has no "name"');
  const stated = Object.fromEntries(
    Object.entries(value).filter(([field, content]) => content !== null || !(field in DEFAULTS)),
  );
  const candidate = {
    // An id is a hash: it is not made in vain.
    pattern_id: Object.hasOwn(value, 'pattern_id') ? '' : patternId(name),
    name,
    ...DEFAULTS,
    ...stated,
    ...(severity === undefined || severity === null ? {} : { severity: toSeverity(severity) ?? severity }),
  };
  if (isPlainPattern(candidate)) return { kind: 'pattern', pattern: candidate };
  const parsed = Pattern.safeParse(candidate);
  // The candidate, not the parsed copy: zod would strip what it does not know, at every depth.
  if (parsed.success) return { kind: 'pattern', pattern: candidate as Pattern };
  const [issue] = parsed.error.issues;
  return invalid(name, `"${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'invalid'}`);
};
