import type { CodeReviewEvent, Source } from '@feedback/schema';
import type { EventIds } from '../event-ids.ts';
import { listOf, objectOf, textOf, type JsonObject } from '../json/json-access.ts';
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

const suggestionOf = (result: JsonObject): string | undefined =>
  textOf(objectOf(objectOf(listOf(result['fixes'])[0])['description'])['text']);

/** The event of a finding; its places in code are one finding. */
export const findingEvent = (result: JsonObject, context: FindingContext): CodeReviewEvent => {
  const { rules } = context;
  const rule = rules.ruleOf(result);
  const ruleId = rules.idOf(result);
  const message = sarifMessage(result, rule, rules);
  const { path, line, column } = sarifLocation(result, context.run);
  const record = [ruleId ?? '', path ?? '', String(line ?? ''), String(column ?? ''), message];
  const suggestion = suggestionOf(result);
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
  };
};
