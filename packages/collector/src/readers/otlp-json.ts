import type { Problem, ReportItem } from '@feedback/schema';
import { LineSplitter } from '../input/line-splitter.ts';
import type { ReportInput } from '../input/report-input.ts';
import { parseJson } from '../json/parse-json.ts';
import { readingJson } from '../json/reading-json.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';
import { isOtlp, otlpIncidents } from '../production/otlp-incidents.ts';
import { ProductionReport } from '../production/production-report.ts';
import type { ReadContext, Reader } from './reader.ts';
import { problemItem } from './report-run.ts';

const SIGNAL = /^resource(?:Spans|Logs|Metrics|Profiles)$/;

const isExport = (text: string): boolean =>
  [...topLevelKeys(text)].some(([key, value]) => SIGNAL.test(key) && value === '[');

/** Whether the first line is an export by itself, as the collector's file exporter writes one after the other. */
const isLines = (head: string): boolean => {
  const [first = '', second = ''] = head.trimStart().split('\n');
  return second.startsWith('{') && parseJson(first).ok;
};

const noOtlp = (path: string): Problem => ({
  severity: 'error',
  code: 'MALFORMED_OTLP',
  message: `${path} is JSON, but has no resourceSpans, resourceLogs or resourceMetrics, so it is no OTLP export; name its format.`,
  path,
});

const badLine = (path: string, line: number): Problem => ({
  severity: 'warning',
  code: 'MALFORMED_JSON',
  message: `${path}, line ${line}: this is no OTLP export; the other lines were read. Have the collector write it again if errors are missing.`,
  path,
  line,
});

const MOST_TOLD = 20;

async function* readLines(input: ReportInput, context: ReadContext): AsyncGenerator<ReportItem> {
  const report = new ProductionReport('otlp-json', input, context);
  const splitter = new LineSplitter();
  let number = 0;
  let broken = 0;
  async function* take(lines: readonly string[]): AsyncGenerator<ReportItem> {
    for (const line of lines) {
      number++;
      if (line.trim() === '') continue;
      const parsed = parseJson(line);
      if (!parsed.ok || !isOtlp(parsed.value)) {
        if (++broken <= MOST_TOLD) yield problemItem(badLine(context.path, number));
      } else for (const found of otlpIncidents(parsed.value)) yield await report.event(found);
    }
  }
  for await (const chunk of input.chunks()) yield* take(splitter.push(chunk));
  yield* take(splitter.end());
  yield await report.end(broken > 0);
}

const readWhole = readingJson(async function* (value, input, context) {
  if (!isOtlp(value)) {
    yield problemItem(noOtlp(context.path));
    return;
  }
  const report = new ProductionReport('otlp-json', input, context);
  for (const found of otlpIncidents(value)) yield await report.event(found);
  yield await report.end();
});

/** OpenTelemetry's JSON (OTLP 1, `opentelemetry-proto`): one export, or one on each line. */
export const otlpJson: Reader = {
  name: 'otlp-json',
  description: 'OTLP JSON of OpenTelemetry: exceptions and error logs',
  elsewhere: true,
  detect: isExport,
  read: (input, context) => (isLines(input.head) ? readLines(input, context) : readWhole(input, context)),
};
