import type { Problem, ReportItem } from '@feedback/schema';
import type { ReportInput } from '../input/report-input.ts';
import { listOf, objectOf, textOf, type JsonObject } from '../json/json-access.ts';
import { parseJson } from '../json/parse-json.ts';
import { LONGEST_JSON } from '../json/read-json.ts';
import { readingJson } from '../json/reading-json.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';
import { instantOf } from '../production/instant.ts';
import { ProductionReport, type Incident } from '../production/production-report.ts';
import { readEnvelope, type EnvelopeItem } from '../production/sentry-envelope.ts';
import { sentryIncident } from '../production/sentry-event.ts';
import type { ReadContext, Reader } from './reader.ts';
import { problemItem } from './report-run.ts';

const firstLine = (head: string): string => head.slice(0, head.search(/\n|$/));

/** An envelope's first line is a JSON object, and an item's header with a `type` comes next. */
const isEnvelope = (head: string): boolean =>
  /^\s*\{.*\}\s*\n\s*\{[^\n]*"type"\s*:\s*"[a-z_]+"[^\n]*\}/.test(head.slice(0, 16_384)) &&
  /"(?:event_id|sent_at|dsn|sdk|trace)"|^\s*\{\s*\}/.test(firstLine(head.trimStart()));

const looksLikeEvent = (keys: ReadonlyMap<string, string>, head: string): boolean =>
  (keys.has('event_id') || keys.has('eventID')) &&
  (['exception', 'platform', 'sdk', 'logentry', 'entries'].some((key) => keys.has(key)) ||
    /"in_?app"\s*:/i.test(head));

/** The web API's list, and webhooks, wrap events. */
const eventsIn = (value: unknown): readonly JsonObject[] => {
  if (Array.isArray(value)) return value.map(objectOf);
  const data = objectOf(objectOf(value)['data']);
  const inner = data['event'] ?? data['error'] ?? objectOf(value)['event'];
  return [objectOf(inner ?? value)];
};

const logsIn = (payload: unknown): readonly Incident[] =>
  listOf(objectOf(payload)['items'])
    .map(objectOf)
    .filter(({ level }) => level === 'error' || level === 'fatal')
    .map((log) => ({
      tool: 'sentry',
      error: textOf(log['body']) ?? '',
      time: instantOf(log['timestamp']),
      identity: [JSON.stringify([log['trace_id'], log['timestamp'], log['body']])],
    }))
    .filter(({ error }) => error !== '');

const incidentsIn = ({ type, payload }: EnvelopeItem): readonly Incident[] => {
  if (type === 'log') return logsIn(payload);
  const incident = type === 'event' ? sentryIncident(objectOf(payload)) : undefined;
  return incident === undefined ? [] : [incident];
};

const warning = (path: string, line: number, what: string): Problem => ({
  severity: 'warning',
  code: 'MALFORMED_ENVELOPE',
  message: `${path}, line ${line}: ${what}; the other items were read.`,
  path,
  line,
});

const MOST_TOLD = 20;

async function* readItems(
  text: string,
  input: ReportInput,
  context: ReadContext,
): AsyncGenerator<ReportItem> {
  const { items, brokenLines, cut } = readEnvelope(text);
  const report = new ProductionReport('sentry', input, context);
  const broken = items.filter(({ type, payload }) => type === 'event' && payload === undefined);
  for (const line of brokenLines.slice(0, MOST_TOLD))
    yield problemItem(warning(context.path, line, 'this is no header of an item'));
  for (const { line } of broken.slice(0, MOST_TOLD))
    yield problemItem(
      warning(
        context.path,
        line,
        cut ? 'the event of this item is cut off' : 'the event of this item is no JSON',
      ),
    );
  for (const item of items) for (const found of incidentsIn(item)) yield await report.event(found);
  yield await report.end(cut || broken.length + brokenLines.length > 0);
}

const readEvents = readingJson(async function* (value, input, context) {
  const report = new ProductionReport('sentry', input, context);
  for (const event of eventsIn(value)) {
    const found = sentryIncident(event);
    if (found !== undefined) yield await report.event(found);
  }
  yield await report.end();
});

async function* read(input: ReportInput, context: ReadContext): AsyncGenerator<ReportItem> {
  const text = await input.text(LONGEST_JSON);
  if (text !== undefined && !parseJson(text).ok && isEnvelope(text)) yield* readItems(text, input, context);
  else yield* readEvents(input, context);
}

/** Sentry's events as SDKs send them (envelopes), as the store keeps them and as its web API gives them. */
export const sentry: Reader = {
  name: 'sentry',
  description: 'Sentry events and envelopes',
  elsewhere: true,
  detect: (head) =>
    isEnvelope(head) || looksLikeEvent(topLevelKeys(head.replace(/^\s*\[\s*(?=\{)/, '')), head),
  read,
};
