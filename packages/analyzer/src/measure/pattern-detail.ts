import type { MistakeEvent, NewPattern, PatternDetail } from '@feedback/schema';
import type { FoundPattern } from './new-patterns.ts';

/** Texts in an example are cut after this many UTF-16 units: it shows the mistake, it doesn't archive it. */
const LONGEST = 2_000;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const present = (
  fields: Readonly<Record<string, string | number | undefined>>,
): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** Whether the original's document counts equal events of this kind in one row. */
const isMerged = ({ kind }: MistakeEvent): boolean => kind === 'bug' || kind === 'test_failure';

/** One case of a mistake in the original's words; findings of a tool say beside it which rule said what and where. */
const detailOf = (event: MistakeEvent): PatternDetail => {
  switch (event.kind) {
    case 'bug':
      return { type: 'bug', error: cut(event.error), code: cut(event.code), file_path: event.file_path };
    case 'test_failure':
      return { type: 'test_failure', test_name: event.test_name, reason: cut(event.failure_reason) };
    case 'code_review':
      return {
        type: 'code_review',
        issue_type: event.issue_type,
        severity: event.severity,
        ...(event.rule_id === undefined
          ? {}
          : present({
              rule_id: event.rule_id,
              message: event.message && cut(event.message),
              file_path: event.file_path,
              line: event.line,
            })),
      };
    case 'performance':
      return { type: 'performance', metric_type: event.metric_type };
    case 'deployment':
      return {
        type: 'deployment',
        issue_type: event.issue_type,
        environment: event.environment,
        ...present({ root_cause: event.root_cause && cut(event.root_cause) }),
      };
    default:
      return event satisfies never;
  }
};

const DETAILS = 5;

/** Bugs and test failures of the original's document are one row however often they happened; the others are a row each. */
const addDetail = (details: PatternDetail[], event: MistakeEvent): void => {
  const detail = detailOf(event);
  const text = JSON.stringify(detail);
  if (!isMerged(event) || details.every((other) => JSON.stringify(other) !== text)) details.push(detail);
};

/** A new pattern with the first five cases of those that were read. */
export const withDetails = (
  { examples, ...found }: FoundPattern,
  read: ReadonlyMap<string, MistakeEvent>,
): NewPattern => {
  const details: PatternDetail[] = [];
  for (const id of new Set([...found.events, ...examples])) {
    const event = read.get(id);
    if (event !== undefined && details.length < DETAILS) addDetail(details, event);
  }
  return { ...found, details };
};
