import type { ReportItem } from '@feedback/schema';
import { LineSplitter } from '../input/line-splitter.ts';
import type { ReportInput } from '../input/report-input.ts';
import { LogReading } from '../production/log-reading.ts';
import { looksLikeLog } from '../production/looks-like-log.ts';
import { ProductionReport } from '../production/production-report.ts';
import type { ReadContext, Reader } from './reader.ts';

async function* read(input: ReportInput, context: ReadContext): AsyncGenerator<ReportItem> {
  const report = new ProductionReport('log', input, context);
  const reading = new LogReading(context.clock());
  const splitter = new LineSplitter();
  for await (const chunk of input.chunks()) {
    for (const line of splitter.push(chunk)) reading.line(line);
    for (const found of reading.take()) yield await report.event(found);
  }
  for (const line of splitter.end()) reading.line(line);
  for (const found of reading.take(true)) yield await report.event(found);
  yield await report.end();
}

/** Logs of programs, as text or as JSON lines: their error records, each with the stack trace that follows it. */
export const log: Reader = {
  name: 'log',
  description: 'logs as text or JSON lines, with stack traces',
  elsewhere: true,
  detect: looksLikeLog,
  read,
};
