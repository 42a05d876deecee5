import { listOf, objectOf, scalars, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { instantOf } from './instant.ts';
import type { Incident } from './production-report.ts';

/** Sentry's own levels that are errors; an event without one is an error (develop.sentry.dev, event payloads). */
const ERRORS = new Set(['error', 'fatal', 'critical']);

const entryOf = (event: JsonObject, type: string): JsonObject =>
  objectOf(
    listOf(event['entries'])
      .map(objectOf)
      .find((entry) => entry['type'] === type)?.['data'],
  );

/** Exceptions from the cause to the one that was reported. The web API keeps them in `entries`. */
const exceptionsOf = (event: JsonObject): readonly JsonObject[] => {
  const given = event['exception'] ?? event['sentry.interfaces.Exception'] ?? entryOf(event, 'exception');
  const values = Array.isArray(given) ? given : listOf(objectOf(given)['values']);
  return values.map(objectOf).filter((exception) => exception['type'] != null || exception['value'] != null);
};

/** Outermost first, as Sentry keeps them. */
const framesOf = (exception: JsonObject): readonly JsonObject[] =>
  listOf(objectOf(exception['stacktrace'])['frames']).map(objectOf);

const titleOf = (exception: JsonObject): string =>
  [textOf(exception['type']), textOf(exception['value'])].filter(Boolean).join(': ');

const fileOf = (frame: JsonObject): string | undefined =>
  textOf(frame['filename']) ??
  textOf(frame['absPath']) ??
  textOf(frame['abs_path']) ??
  textOf(frame['module']);

const lineOf = (frame: JsonObject): number | undefined => wholeOf(frame['lineno'] ?? frame['lineNo'], 1);

const frameText = (frame: JsonObject): string => {
  const column = wholeOf(frame['colno'] ?? frame['colNo'], 1);
  const place = [fileOf(frame) ?? '<unknown>', lineOf(frame), column]
    .filter((part) => part !== undefined)
    .join(':');
  return `    at ${textOf(frame['function']) ?? '?'} (${place})`;
};

const traceText = (exceptions: readonly JsonObject[]): string | undefined => {
  if (!exceptions.some((exception) => framesOf(exception).length > 0)) return undefined;
  return exceptions
    .toReversed()
    .map((exception) => [titleOf(exception), ...framesOf(exception).toReversed().map(frameText)].join('\n'))
    .join('\nCaused by: ');
};

/** The innermost frame of the program's own, else the innermost. */
const topOf = (exception: JsonObject | undefined): JsonObject | undefined => {
  const frames = exception === undefined ? [] : framesOf(exception);
  return frames.findLast((frame) => (frame['in_app'] ?? frame['inApp']) === true) ?? frames.at(-1);
};

const messageOf = (event: JsonObject): string | undefined => {
  const entry = objectOf(event['logentry'] ?? event['message'] ?? entryOf(event, 'message'));
  return (
    textOf(event['message']) ??
    textOf(entry['formatted']) ??
    textOf(entry['message']) ??
    textOf(event['title'])
  );
};

/** The incident of a Sentry event; `undefined` for transactions and for messages that are no errors. */
export const sentryIncident = (event: JsonObject): Incident | undefined => {
  if (event['type'] === 'transaction') return undefined;
  const exceptions = exceptionsOf(event);
  const reported = exceptions.at(-1);
  const level = textOf(event['level']) ?? 'error';
  const error = (reported && titleOf(reported)) ?? messageOf(event);
  if (error === undefined || error === '' || (reported === undefined && !ERRORS.has(level))) return undefined;
  const frame = topOf(exceptions.findLast((exception) => framesOf(exception).length > 0));
  const id = textOf(event['event_id']) ?? textOf(event['eventID']);
  return {
    tool: 'sentry',
    error,
    trace: traceText(exceptions),
    file: frame && fileOf(frame),
    line: frame && lineOf(frame),
    time: instantOf(event['timestamp'] ?? event['dateCreated'] ?? event['datetime'] ?? event['dateReceived']),
    extra: { level, ...scalars(event, ['platform', 'environment', 'release', 'transaction', 'culprit']) },
    identity: id === undefined ? undefined : [id.replaceAll('-', '').toLowerCase()],
  };
};
