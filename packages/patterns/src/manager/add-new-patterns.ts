import {
  languageOfPath,
  parseTimestamp,
  patternName,
  toSeverity,
  type NewPattern,
  type Pattern,
  type PatternDetail,
} from '@feedback/schema';
import { changeEntry, type Actor } from '../library/change.ts';
import { patternsOf, takenNames, type Library } from '../library/library.ts';
import { patternId } from '../library/pattern-id.ts';
import { blankPattern } from '../library/read-pattern.ts';
import { withAdded, type Edited } from './edit-library.ts';

/** A mistake found by analysis: a `NewPattern`, or the original's `{pattern, count, details}`, or less. */
export type DetectedPattern = Partial<NewPattern>;

/** The original's words for a pattern that nothing is said about. */
export const UNDESCRIBED = 'Auto-detected pattern';
const UNNAMED = 'unknown';
const DESCRIBING = 3;
/** Some cases as evidence; the store has all of them. */
const EVIDENCE = 10;

const textOf = (detail: PatternDetail, ...fields: readonly string[]): string | undefined =>
  fields
    .map((field) => detail[field])
    .find((value): value is string => typeof value === 'string' && value !== '');

const firstOf = (details: readonly PatternDetail[], ...fields: readonly string[]): string | undefined =>
  details.map((detail) => textOf(detail, ...fields)).find((value) => value !== undefined);

const describe = ({ details = [], template }: DetectedPattern): string => {
  const messages = details.flatMap((detail) => textOf(detail, 'error', 'failure_reason') ?? []);
  const distinct = [...new Set(messages)].slice(0, DESCRIBING);
  return distinct.length > 0 ? distinct.join(' | ') : template || UNDESCRIBED;
};

const lastSeen = ({ details = [], last_seen }: DetectedPattern): string | null => {
  const times = details.flatMap((detail) => parseTimestamp(detail['timestamp'])?.timestamp ?? []);
  return last_seen ?? times.toSorted().at(-1) ?? null;
};

const languageOf = (details: readonly PatternDetail[]): Pattern['language'] =>
  languageOfPath(firstOf(details, 'file_path') ?? '');

const proposalOf = (name: string, detected: DetectedPattern, ids: ReadonlySet<string>): Pattern => {
  const { details = [], signature, events = [], count = 1, runs } = detected;
  const kind = details[0]?.type;
  const language = languageOf(details);
  return {
    ...blankPattern(name),
    pattern_id: patternId(name, ids),
    description: describe(detected),
    bad_example: firstOf(details, 'code', 'code_snippet') ?? '',
    severity: detected.severity ?? toSeverity(firstOf(details, 'severity')) ?? 'medium',
    occurrence_frequency: count,
    last_occurrence: lastSeen(detected),
    ...(language === undefined ? {} : { language }),
    ...(signature === undefined ? {} : { matches: { signatures: [signature] } }),
    status: 'proposed',
    provenance: {
      origin: 'analysis',
      ...(events.length === 0 ? {} : { events: events.slice(0, EVIDENCE) }),
      evidence: {
        count,
        ...(runs === undefined ? {} : { runs }),
        ...(kind === undefined ? {} : { kind }),
      },
    },
  };
};

/** Adds what the library does not have yet, in any spelling and status, as proposals; answers with the added names. */
export const addNewPatterns = (
  library: Library,
  detected: readonly DetectedPattern[],
  actor: Actor,
): Edited<readonly string[]> => {
  let current = library;
  const taken = new Set(takenNames(library));
  const ids = new Set(patternsOf(library).map((pattern) => pattern.pattern_id));
  const added: string[] = [];
  for (const one of detected) {
    const name = patternName(one.pattern ?? '') || UNNAMED;
    if (taken.has(name)) continue;
    taken.add(name);
    const proposal = proposalOf(name, one, ids);
    ids.add(proposal.pattern_id);
    const change = changeEntry(actor, 'added', name, { count: proposal.occurrence_frequency });
    current = withAdded(current, proposal, change);
    added.push(name);
  }
  return { library: current, result: added };
};
