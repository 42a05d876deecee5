import type { ReportedFinding } from '../findings/reported-finding.ts';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { sarifLocation } from './sarif-location.ts';
import { sarifMessage } from './sarif-message.ts';
import { sarifSeverity, type SarifRules } from './sarif-rules.ts';

/** What a fix is about, else what its first replacement puts in (SARIF 2.1.0, §3.55, §3.57.4). */
const suggestionOf = (result: JsonObject): string | undefined => {
  const fix = objectOf(listOf(result['fixes'])[0]);
  const change = objectOf(listOf(fix['artifactChanges'])[0]);
  const replacement = objectOf(listOf(change['replacements'])[0]);
  return (
    textOf(objectOf(fix['description'])['text']) ?? textOf(objectOf(replacement['insertedContent'])['text'])
  );
};

/** More occurrences than this are a mistake of the tool. */
const MOST = 1_000_000;

/** How often the tool observed what it reports once (§3.27.21). */
const countOf = (result: JsonObject): number | undefined => {
  const count = wholeOf(result['occurrenceCount'], 2);
  return count === undefined || count > MOST ? undefined : count;
};

/** The finding of a result; its places in code are one finding. */
export const sarifFinding = (result: JsonObject, run: JsonObject, rules: SarifRules): ReportedFinding => {
  const rule = rules.ruleOf(result);
  const ruleId = rules.idOf(result);
  return {
    issueType: textOf(rule['name']) ?? ruleId ?? 'finding',
    severity: sarifSeverity(result, rule),
    ruleId,
    message: sarifMessage(result, rule, rules),
    ...sarifLocation(result, run),
    suggestion: suggestionOf(result),
    count: countOf(result),
  };
};
