import { hash } from 'node:crypto';
import { UNKNOWN_SEVERITY } from './document/plain-row.ts';
import { mistakeText, type MistakeEvent, type MistakeKind } from './event.ts';
import type { Severity } from './severity.ts';

/** What a mistake says of itself, without when and where it was: what it is matched and grouped by. */
export interface Wording {
  readonly kind: MistakeKind;
  /** The message, led by the type of failure where a report keeps the two apart. */
  readonly text: string;
  /** The rule of the tool that reported it. */
  readonly rule_id: string | null;
  readonly test_name: string | null;
  /** What the test belongs to: its suite, or else its file. */
  readonly suite: string | null;
  readonly trace: string | null;
}

/** What identifies a message stands in its head; a whole log in one field must not cost as much. UTF-16 units. */
const HEAD = 20_000;
/** As far as a trace is read by anybody. */
const TRACE = 100_000;

const typed = (type: string | undefined, text: string): string =>
  type === undefined || type === '' || text.includes(type) ? text : `${type}: ${text}`;

const traceOf = (event: MistakeEvent): string | null => {
  const trace = 'stack_trace' in event ? event.stack_trace : undefined;
  return trace === undefined || trace === '' ? null : trace.slice(0, TRACE);
};

/** Takes the words of a mistake out of the fields of its kind. */
export const wordingOf = (event: MistakeEvent): Wording => ({
  kind: event.kind,
  text: typed(
    event.kind === 'test_failure' ? event.failure_type : undefined,
    mistakeText(event).slice(0, HEAD),
  ),
  rule_id: event.kind === 'code_review' && event.rule_id ? event.rule_id : null,
  test_name: event.kind === 'test_failure' ? event.test_name : null,
  suite: (event.kind === 'test_failure' && (event.suite ?? event.file_path)) || null,
  trace: traceOf(event),
});

/** A wording's id: mistakes that say the same have the same, in every store. 22 base64url characters of SHA-256. */
export const wordingId = ({ kind, text, rule_id, test_name, suite, trace }: Wording): string => {
  const said = JSON.stringify([kind, text, rule_id, test_name, suite, trace]);
  return `w_${hash('sha256', said, 'base64url').slice(0, 22)}`;
};

/** What a review really said; `null` for other kinds, and where a stand-in took the place of what nobody understands. */
export const statedSeverity = (event: MistakeEvent): Severity | null =>
  event.kind === 'code_review' && !(UNKNOWN_SEVERITY in (event.extra ?? {})) ? event.severity : null;
