import type { ParsedTimestamp } from '@feedback/schema';
import { listOf, objectOf, textOf, type JsonObject } from '../json/json-access.ts';
import type { OwnIdentity } from '../readers/report-run.ts';
import { timeOfText } from '../run/run-time.ts';

const invocationsOf = (run: JsonObject): readonly JsonObject[] => listOf(run['invocations']).map(objectOf);

/** The tool's name. */
export const toolOf = (run: JsonObject): string => {
  const tool = objectOf(run['tool']);
  // Drafts of 2.0 have no driver.
  return textOf(objectOf(tool['driver'])['name']) ?? textOf(tool['name']) ?? 'unknown tool';
};

const categoryOf = (run: JsonObject): string => textOf(objectOf(run['automationDetails'])['id']) ?? '';

/** When the tool ran. */
export const startOf = (run: JsonObject): ParsedTimestamp | undefined =>
  invocationsOf(run)
    .flatMap((invocation) => [
      invocation['startTimeUtc'],
      invocation['startTime'],
      invocation['endTimeUtc'],
      invocation['endTime'],
    ])
    .map(timeOfText)
    .find((time) => time !== undefined);

/** What identifies a run: its GUID, or when and where the tool ran (SARIF 2.1.0, §3.14.3, §3.17, §3.20). */
export const sarifIdentity = (run: JsonObject): OwnIdentity => {
  const part = [toolOf(run), categoryOf(run)];
  const guid = textOf(objectOf(run['automationDetails'])['guid']) ?? textOf(run['instanceGuid']);
  const start = startOf(run);
  const started = start?.timestamp;
  if (guid !== undefined) return { identity: [guid], part, started };
  const machine = invocationsOf(run).map((invocation) => textOf(invocation['machine']) ?? '');
  return { identity: start === undefined ? [] : [start.timestamp, ...machine], part, started };
};

/** Where the work of a run repeats: the tool, and the category of its analysis without the name of this run (§3.17.3). */
export const sarifScope = (run: JsonObject): string => {
  const category = categoryOf(run).split('/').slice(0, -1).join('/');
  return category === '' ? `sarif:${toolOf(run)}` : `sarif:${toolOf(run)}:${category}`;
};

/** Whether the tool says that it did not finish. */
export const hasFailed = (run: JsonObject): boolean =>
  invocationsOf(run).some((invocation) => invocation['executionSuccessful'] === false);

/** The commit and branch that were looked at (§3.23). */
export const revisionOf = (run: JsonObject): { readonly commit?: string; readonly branch?: string } => {
  const [details] = listOf(run['versionControlProvenance']).map(objectOf);
  const commit = textOf(details?.['revisionId']);
  const branch = textOf(details?.['branch']);
  return { ...(commit === undefined ? {} : { commit }), ...(branch === undefined ? {} : { branch }) };
};
