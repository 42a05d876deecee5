import type { CodeReviewEvent, ParsedTimestamp, Severity } from '@feedback/schema';
import { envelopeOf, type RunFrame } from '../run/run-frame.ts';
import { withoutAbsent } from '../without-absent.ts';

/** One finding as a report tells it, whatever its format. */
export interface ReportedFinding {
  readonly issueType: string;
  readonly severity: Severity;
  readonly ruleId?: string | undefined;
  readonly message?: string | undefined;
  readonly path?: string | undefined;
  /** 1-based. */
  readonly line?: number | undefined;
  readonly suggestion?: string | undefined;
  /** Who found it, where that is not the run's tool. */
  readonly tool?: string | undefined;
  readonly time?: ParsedTimestamp | undefined;
  /** What tells it from the other records of its run: rule, path and message unless it has an id of its own. */
  readonly record?: readonly string[] | undefined;
  /** How often it was observed, where that is more than once. */
  readonly count?: number | undefined;
  /** Reported, but no mistake: suppressed in the code or dismissed by somebody. It is counted, and no event is made of it. */
  readonly fallen?: boolean | undefined;
  /** What the format knows and the vocabulary has no word for. */
  readonly extra?: Readonly<Record<string, string | boolean>> | undefined;
}

const recordOf = ({ record, ruleId, path, message }: ReportedFinding): readonly string[] =>
  record ?? [ruleId ?? '', path ?? '', message ?? ''];

/** The event of a finding. */
export const findingEvent = (finding: ReportedFinding, frame: RunFrame): CodeReviewEvent => {
  const { issueType, severity, ruleId, message, path, line, suggestion, count, extra } = finding;
  return withoutAbsent({
    kind: 'code_review' as const,
    ...envelopeOf(frame, recordOf(finding), finding),
    issue_type: issueType,
    severity,
    file_path: path,
    line,
    rule_id: ruleId,
    message,
    suggestion,
    count,
    extra: extra === undefined || Object.keys(extra).length === 0 ? undefined : { ...extra },
  });
};
