import type { Problem, ReportItem } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import { oddity, toolFailed } from '../findings/finding-problems.ts';
import { findingEvent } from '../findings/reported-finding.ts';
import type { ReportInput } from '../input/report-input.ts';
import { listOf, objectOf, type JsonObject } from '../json/json-access.ts';
import { readingJson } from '../json/reading-json.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';
import { framedRun, runFrame } from '../run/run-frame.ts';
import { sarifFinding } from '../sarif/sarif-finding.ts';
import { SarifRules } from '../sarif/sarif-rules.ts';
import { hasFailed, revisionOf, sarifIdentity, sarifScope, startOf, toolOf } from '../sarif/sarif-run.ts';
import { isFinding, stands } from '../sarif/sarif-standing.ts';
import type { ReadContext, Reader } from './reader.ts';
import { ciRunOf, problemItem, reportRunKey, runIdOf, type OwnIdentity } from './report-run.ts';

/** What is odd about a run as a whole. */
const runProblems = (run: JsonObject, path: string): readonly Problem[] => {
  const tool = toolOf(run);
  const results = listOf(run['results']);
  const broken = results.filter((result) => objectOf(result) !== result).length;
  const isNoList = !Array.isArray(run['results']) && (run['results'] ?? null) !== null;
  const external = run['externalPropertyFileReferences'] ?? run['externalPropertyFiles'];
  const noObjects = `${Math.max(broken, 1)} results of ${tool} are no objects and were left out`;
  const elsewhere = `${tool} keeps results in other files, which are not read; collect those too`;
  return [
    ...(broken > 0 || isNoList ? [oddity('INVALID_RESULT', path, noObjects)] : []),
    ...(hasFailed(run) ? [toolFailed(path, tool)] : []),
    ...(objectOf(external)['results'] === undefined ? [] : [oddity('EXTERNAL_RESULTS', path, elsewhere)]),
  ];
};

/** Tells runs of one file apart that have the same identity and no run of CI to belong to. */
const numbered = (own: OwnIdentity, seen: Map<string, number>): OwnIdentity => {
  const key = JSON.stringify(own);
  const ordinal = seen.get(key) ?? 0;
  seen.set(key, ordinal + 1);
  return ordinal === 0 ? own : { ...own, part: [...(own.part ?? []), String(ordinal)] };
};

/** Commit and branch of the run, unless the caller knows better. */
const seenAt = (run: JsonObject, context: ReadContext): ReadContext => {
  const { commit, branch } = revisionOf(run);
  return { ...context, commit: context.commit ?? commit, branch: context.branch ?? branch };
};

interface RunReading {
  readonly key: string;
  readonly ids: EventIds;
  readonly context: ReadContext;
}

function* readRun(run: JsonObject, { key, ids, context }: RunReading): Generator<ReportItem> {
  for (const odd of runProblems(run, context.path)) yield problemItem(odd);
  const scope = context.scope ?? sarifScope(run);
  const frame = runFrame({
    format: 'sarif',
    tool: toolOf(run),
    key,
    runId: runIdOf(key, scope),
    time: startOf(run),
    context: seenAt(run, context),
    ids,
  });
  const rules = new SarifRules(run);
  let findings = 0;
  for (const result of listOf(run['results'])) {
    const found = objectOf(result);
    if (found !== result || !isFinding(found)) continue;
    findings++;
    if (stands(found)) yield { kind: 'event', event: findingEvent(sarifFinding(found, run, rules), frame) };
  }
  const files = listOf(run['artifacts'] ?? run['files']).length;
  yield framedRun(frame, {
    kind: 'scan',
    scope,
    totals: { findings, ...(files > 0 ? { files } : {}) },
    partial: hasFailed(run),
  });
}

async function* readLog(
  value: unknown,
  input: ReportInput,
  context: ReadContext,
): AsyncGenerator<ReportItem> {
  const { runs } = objectOf(value);
  if (!Array.isArray(runs) && runs !== null) {
    const missing = oddity('MALFORMED_SARIF', context.path, 'it has no list of runs, so it is no SARIF log');
    yield problemItem({ ...missing, severity: 'error' });
    return;
  }
  // An empty list: no tool ran; null: they could not be found (SARIF 2.1.0, §3.13.4).
  if (listOf(runs).length === 0)
    yield problemItem(
      oddity('NO_RUNS', context.path, 'it holds no run of a tool, so nothing can be learned from it'),
    );
  const ids = new EventIds();
  const seen = new Map<string, number>();
  for (const run of listOf(runs).map(objectOf)) {
    const own = sarifIdentity(run);
    const apart = ciRunOf(own, context) === undefined ? numbered(own, seen) : own;
    const key = await reportRunKey('sarif', apart, context, input);
    yield* readRun(run, { key, ids, context });
  }
}

const looksLikeSarif = (head: string): boolean => {
  const keys = topLevelKeys(head);
  if (keys.get('$schema')?.includes('sarif') === true) return true;
  if (!keys.has('runs')) return false;
  return keys.get('version')?.startsWith('"2.') === true || /"(?:tool|results)"\s*:/.test(head);
};

/**
 * SARIF 2.1.0 (OASIS Standard, March 2020), the common format of code scanners; also 2.2, which only adds to it, and the drafts
 * that were called 2.0.0, as tools of their time wrote them.
 */
export const sarif: Reader = {
  name: 'sarif',
  description: 'SARIF logs of code scanners (2.0 to 2.2)',
  detect: looksLikeSarif,
  read: readingJson(readLog),
};
