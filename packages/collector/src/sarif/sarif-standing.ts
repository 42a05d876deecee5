import { listOf, objectOf, type JsonObject } from '../json/json-access.ts';

/** What drafts of 2.0 wrote as the level of a result, later as its kind. */
const KINDS_AS_LEVELS = new Set<unknown>(['pass', 'open', 'notApplicable']);

/** Whether a result reports a failure. `pass`, `open`, `informational`, `notApplicable` and `review` do not (§3.27.9). */
export const isFinding = (result: JsonObject): boolean =>
  (result['kind'] ?? 'fail') === 'fail' && !KINDS_AS_LEVELS.has(result['level']);

/** Suppressed unless somebody still has to agree, or did not (SARIF 2.1.0, §3.27.23). */
const isSuppressed = (result: JsonObject): boolean => {
  // In drafts of 2.0 it is a list of words.
  if (listOf(result['suppressionStates']).length > 0) return true;
  const suppressions = listOf(result['suppressions']).map(objectOf);
  return (
    suppressions.length > 0 &&
    suppressions.every(({ status }) => status === undefined || status === 'accepted')
  );
};

/**
 * Whether a finding stands, and so is a mistake: not suppressed, and not only in the baseline (`absent`). One that is `unchanged`
 * since the baseline is still there (§3.27.24).
 */
export const stands = (result: JsonObject): boolean =>
  !isSuppressed(result) && result['baselineState'] !== 'absent';
