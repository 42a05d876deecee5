import { toSeverity, type Severity } from '@feedback/schema';
import type { Occasion } from '../forge/occasion.ts';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { repositoryOf, timeOf } from './github-names.ts';

/** The severity of a security rule, else what SARIF's level became. */
const severityOf = (rule: JsonObject): Severity =>
  toSeverity(rule['security_severity_level']) ?? toSeverity(rule['severity']) ?? 'medium';

/** An alert of code scanning. One that is fixed or dismissed is no finding any more; its scan took place all the same. */
export const codeScanningAlert = (alert: JsonObject): Occasion | undefined => {
  const rule = objectOf(alert['rule']);
  const instance = objectOf(alert['most_recent_instance'] ?? listOf(alert['instances'])[0]);
  const ruleId = textOf(rule['id']) ?? textOf(rule['name']);
  if (ruleId === undefined) return undefined;
  const repository = repositoryOf(alert);
  const number = wholeOf(alert['number']);
  const commit = textOf(instance['commit_sha']);
  const place = objectOf(instance['location']);
  const finding = {
    issueType: textOf(rule['name']) ?? ruleId,
    severity: severityOf(rule),
    ruleId,
    message: textOf(objectOf(instance['message'])['text']) ?? textOf(rule['description']),
    path: textOf(place['path']),
    line: wholeOf(place['start_line'], 1),
  };
  return {
    kind: 'scan',
    identity: number === undefined ? [] : [repository, 'alert', String(number), commit ?? ''],
    scope: `github:alert:${repository}:${number ?? ruleId}`,
    tool: textOf(objectOf(alert['tool'])['name']),
    time: timeOf(alert['updated_at'], alert['created_at']),
    commit,
    branch: textOf(instance['ref'])?.replace(/^refs\/heads\//, ''),
    findings: textOf(alert['state']) === 'open' ? [finding] : [],
  };
};
