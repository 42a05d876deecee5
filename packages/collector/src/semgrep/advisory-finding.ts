import { parseTimestamp, toSeverity } from '@feedback/schema';
import type { ReportedFinding } from '../findings/reported-finding.ts';
import { objectOf, textOf, type JsonObject } from '../json/json-access.ts';
import { lineNumber } from '../text/present-text.ts';

/** What somebody decided that there is nothing to do about, or did already. */
const FALLEN = new Set(['CLOSED', 'FIXED', 'IGNORED', 'REMOVED']);

const upgradeOf = (found: JsonObject): string | undefined => {
  const safe = objectOf(found['closestSafeDependency']);
  const name = textOf(safe['name']);
  const version = textOf(safe['versionSpecifier']);
  return name === undefined || version === undefined ? undefined : `Upgrade ${name} to ${version}.`;
};

const messageOf = (found: JsonObject, advisory: JsonObject): string | undefined => {
  const used = objectOf(found['matchedDependency']);
  const dependency = [textOf(used['name']), textOf(used['versionSpecifier'])].filter(
    (part) => part !== undefined,
  );
  const about = textOf(advisory['description'])?.trim() ?? textOf(found['title']);
  return dependency.length === 0 ? about : [dependency.join(' '), about].filter(Boolean).join(': ');
};

/** A dependency that an advisory warns of, as Semgrep's app lists it (`GET …/deployments/{slug}/ssc-vulns`). */
export const advisoryFinding = (found: JsonObject): ReportedFinding => {
  const advisory = objectOf(found['advisory']);
  const place = objectOf(found['dependencyFileLocation']);
  return {
    issueType: textOf(found['title']) ?? textOf(advisory['title']) ?? 'vulnerable dependency',
    severity: toSeverity(advisory['severity']) ?? 'medium',
    ruleId: textOf(advisory['ruleId']),
    message: messageOf(found, advisory),
    path: textOf(place['path']),
    // Lines are written as texts here; `0` is none.
    line: lineNumber(place['startLine']),
    suggestion: upgradeOf(found),
    time: parseTimestamp(found['openedAt']),
    fallen: FALLEN.has(textOf(objectOf(found['triage'])['status']) ?? ''),
  };
};
