import type { CodeReviewEvent, Source } from '@feedback/schema';
import type { EventIds } from '../event-ids.ts';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { sarifLocation } from './sarif-location.ts';
import { sarifMessage } from './sarif-message.ts';
import { sarifSeverity, type SarifRules } from './sarif-rules.ts';

export interface FindingContext {
  readonly run: JsonObject;
  readonly rules: SarifRules;
  readonly runKey: string;
  readonly source: Source;
  readonly project: string | undefined;
  /** ISO 8601 UTC. */
  readonly timestamp: string;
  readonly zoneAssumed: boolean;
  readonly ids: EventIds;
}

/** What a fix is about, else what its first replacement puts in (SARIF 2.1.0, §3.55, §3.57.4). */
const suggestionOf = (result: JsonObject): string | undefined => {
  const fix = objectOf(listOf(result['fixes'])[0]);
  const change = objectOf(listOf(fix['artifactChanges'])[0]);
  const replacement = objectOf(listOf(change['replacements'])[0]);
  return (
    textOf(objectOf(fix['description'])['text']) ?? textOf(objectOf(replacement['insertedContent'])['text'])
  );
};

/** How often the tool observed what it reports once (§3.27.21). */
const countOf = (result: JsonObject): number | undefined => {
  const count = wholeOf(result['occurrenceCount'], 2);
  return count === undefined || count > MOST ? undefined : count;
};

/** More occurrences than this are a mistake of the tool. */
const MOST = 1_000_000;

/** The event of a finding; its places in code are one finding. */
export const findingEvent = (result: JsonObject, context: FindingContext): CodeReviewEvent => {
  const { rules } = context;
  const rule = rules.ruleOf(result);
  const ruleId = rules.idOf(result);
  const message = sarifMessage(result, rule, rules);
  const { path, line } = sarifLocation(result, context.run);
  const record = [ruleId ?? '', path ?? '', message];
  const suggestion = suggestionOf(result);
  const count = countOf(result);
  return {
    kind: 'code_review',
    event_id: context.ids.next(context.runKey, record),
    timestamp: context.timestamp,
    ...(context.zoneAssumed ? { zone_assumed: true } : {}),
    ...(context.project === undefined ? {} : { project: context.project }),
    source: context.source,
    issue_type: textOf(rule['name']) ?? ruleId ?? 'finding',
    severity: sarifSeverity(result, rule),
    ...(path === undefined ? {} : { file_path: path }),
    ...(line === undefined ? {} : { line }),
    ...(ruleId === undefined ? {} : { rule_id: ruleId }),
    ...(message === '' ? {} : { message }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(count === undefined ? {} : { count }),
  };
};
