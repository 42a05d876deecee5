import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { instantOf } from './instant.ts';
import { otlpAttributes, otlpText, otlpValue } from './otlp-values.ts';
import type { Incident } from './production-report.ts';

type Attributes = ReadonlyMap<string, unknown>;

/** What an incident takes from the resource it happened in (semantic conventions, `service.*`, `vcs.*`). */
const ofResource = (owner: JsonObject): Pick<Incident, 'project' | 'commit' | 'extra'> => {
  const attributes = otlpAttributes(objectOf(owner['resource']));
  const texts = ['service.version', 'deployment.environment.name', 'deployment.environment', 'host.name']
    .map((name) => [name, otlpText(attributes, name)] as const)
    .filter((pair): pair is readonly [string, string] => pair[1] !== undefined);
  return {
    project: otlpText(attributes, 'service.name'),
    commit: otlpText(attributes, 'vcs.ref.head.revision', 'vcs.repository.ref.revision'),
    extra: Object.fromEntries(texts),
  };
};

const exceptionTitle = (attributes: Attributes): string | undefined => {
  const parts = ['exception.type', 'exception.message'].map((name) => otlpText(attributes, name));
  const title = parts.filter((part) => part !== undefined).join(': ');
  return title === '' ? undefined : title;
};

const placeIn = (attributes: Attributes): Pick<Incident, 'file' | 'line'> => {
  const file = otlpText(attributes, 'code.file.path', 'code.filepath');
  const line = attributes.get('code.line.number') ?? attributes.get('code.lineno');
  return { file, line: wholeOf(line, 1) };
};

const timeOf = (record: JsonObject): Incident['time'] =>
  instantOf(record['timeUnixNano']) ?? instantOf(record['observedTimeUnixNano']);

/** A trace and a time are everybody's own; without them only the run tells. */
const identityOf = (...parts: readonly unknown[]): readonly string[] | undefined =>
  parts.slice(0, 2).every((part) => part === undefined || part === '' || part === '0')
    ? undefined
    : parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part ?? '')));

const spanIncidents = (span: JsonObject, resource: ReturnType<typeof ofResource>): readonly Incident[] =>
  listOf(span['events'])
    .map(objectOf)
    .flatMap((event): readonly Incident[] => {
      const attributes = otlpAttributes(event);
      const error = exceptionTitle(attributes);
      if (event['name'] !== 'exception' || error === undefined) return [];
      const name = textOf(span['name']);
      return [
        {
          tool: 'opentelemetry',
          ...resource,
          error,
          trace: otlpText(attributes, 'exception.stacktrace'),
          ...(otlpText(attributes, 'exception.stacktrace') === undefined ? placeIn(attributes) : {}),
          time: timeOf(event),
          extra: { ...resource.extra, ...(name === undefined ? {} : { span: name }) },
          identity: identityOf(event['timeUnixNano'], span['traceId'], span['spanId'], error),
        },
      ];
    });

/** `SEVERITY_NUMBER_ERROR` (17) and above; a record that has no number may have the text of its own logger. */
const isError = (record: JsonObject, hasException: boolean): boolean => {
  const number = record['severityNumber'];
  if (typeof number === 'string' && number.startsWith('SEVERITY_NUMBER_'))
    return /_(?:ERROR|FATAL)/.test(number) || (number.endsWith('_UNSPECIFIED') && hasException);
  if (Number(number ?? 0) > 0) return Number(number) >= 17;
  const text = textOf(record['severityText']);
  return text === undefined
    ? hasException
    : /^(?:err|error|fatal|crit|critical|alert|emerg|severe|panic)/i.test(text);
};

const bodyText = (record: JsonObject): string | undefined => {
  const body = otlpValue(record['body']);
  if (typeof body === 'string' && body.trim() !== '') return body;
  return typeof body === 'object' && body !== null ? JSON.stringify(body) : undefined;
};

const logIncidents = (record: JsonObject, resource: ReturnType<typeof ofResource>): readonly Incident[] => {
  const attributes = otlpAttributes(record);
  const title = exceptionTitle(attributes);
  if (!isError(record, title !== undefined)) return [];
  const body = bodyText(record);
  const error = title ?? body ?? textOf(record['eventName']);
  if (error === undefined) return [];
  const trace = otlpText(attributes, 'exception.stacktrace') ?? (error.includes('\n') ? error : undefined);
  const message = title === undefined || body === undefined || body === title ? {} : { message: body };
  return [
    {
      tool: 'opentelemetry',
      ...resource,
      error: error.split('\n')[0] ?? error,
      trace,
      ...(trace === undefined ? placeIn(attributes) : {}),
      time: timeOf(record),
      extra: { ...resource.extra, ...message },
      identity: identityOf(
        record['timeUnixNano'] ?? record['observedTimeUnixNano'],
        record['traceId'],
        record['spanId'],
        error,
        body,
      ),
    },
  ];
};

/** Since 1.0 `scopeSpans` and `scopeLogs`; before, `instrumentationLibrary…`. */
const SIGNALS = [
  {
    resources: 'resourceSpans',
    scopes: ['scopeSpans', 'instrumentationLibrarySpans'],
    records: 'spans',
    read: spanIncidents,
  },
  {
    resources: 'resourceLogs',
    scopes: ['scopeLogs', 'instrumentationLibraryLogs'],
    records: 'logRecords',
    read: logIncidents,
  },
] as const;

/** Whether a value is an export of OTLP, of whichever signal. */
export const isOtlp = (value: unknown): boolean =>
  ['resourceSpans', 'resourceLogs', 'resourceMetrics', 'resourceProfiles'].some((name) =>
    Array.isArray(objectOf(value)[name]),
  );

/** The exceptions of spans and the error records of logs in an OTLP export. */
export const otlpIncidents = (value: unknown): readonly Incident[] =>
  SIGNALS.flatMap(({ resources, scopes, records, read }) =>
    listOf(objectOf(value)[resources])
      .map(objectOf)
      .flatMap((owner) => {
        const resource = ofResource(owner);
        return scopes
          .flatMap((name) => listOf(owner[name]))
          .flatMap((scope) => listOf(objectOf(scope)[records]))
          .flatMap((record) => read(objectOf(record), resource));
      }),
  );
