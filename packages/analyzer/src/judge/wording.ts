import { mistakeText, type MistakeEvent } from '@feedback/schema';

/** What an event says of itself, for matching and grouping. */
export interface Wording {
  readonly kind: MistakeEvent['kind'];
  /** The message, led by the type of failure where a report keeps the two apart. */
  readonly text: string;
  /** The rule of the tool that reported it. */
  readonly ruleId: string | undefined;
  readonly testName: string | undefined;
}

/** Whatever a pattern looks for stands in the head of a text; a whole log in one field must not cost as much. UTF-16 units. */
const HEAD = 20_000;

const typed = (type: string | undefined, text: string): string =>
  type === undefined || type === '' || text.includes(type) ? text : `${type}: ${text}`;

/** Takes the words of a mistake out of the fields of its kind. */
export const wordingOf = (event: MistakeEvent): Wording => ({
  kind: event.kind,
  text: typed(
    event.kind === 'test_failure' ? event.failure_type : undefined,
    mistakeText(event).slice(0, HEAD),
  ),
  ruleId: event.kind === 'code_review' && event.rule_id !== '' ? event.rule_id : undefined,
  testName: event.kind === 'test_failure' ? event.test_name : undefined,
});
