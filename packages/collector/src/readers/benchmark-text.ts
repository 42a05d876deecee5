import type { ReportItem } from '@feedback/schema';
import { benchmarkItems } from '../benchmark/benchmark-items.ts';
import { textDialects, type TextDialect } from '../benchmark/text-dialects.ts';
import type { ReportInput } from '../input/report-input.ts';
import { LONGEST_JSON, tooLarge } from '../json/read-json.ts';
import type { ReadContext, Reader } from './reader.ts';
import { problemItem } from './report-run.ts';

/** No tool writes longer ones with a number in it, and expressions must not meet any. */
const LONGEST_LINE = 2_000;

const dialectOf = (head: string): TextDialect | undefined =>
  textDialects.find(({ sign, not }) => sign.test(head) && not?.test(head) !== true);

async function* read(input: ReportInput, context: ReadContext): AsyncGenerator<ReportItem> {
  const { path } = context;
  const text = await input.text(LONGEST_JSON);
  if (text === undefined) {
    yield problemItem(tooLarge(path));
    return;
  }
  const lines = text
    .replaceAll('\u0000', '')
    .split(/\r?\n/)
    .map((line) => line.slice(0, LONGEST_LINE));
  const dialect = dialectOf(text.slice(0, input.head.length)) ?? dialectOf(text);
  const measured = dialect?.read(lines) ?? [];
  if (dialect === undefined || measured.length === 0) {
    const tools = textDialects.map(({ tool }) => tool).join(', ');
    const message = `${path} has no line with a number of ${tools}; name its format, or have the tool write it again.`;
    yield problemItem({ severity: 'error', code: 'NO_BENCHMARKS', message, path });
    return;
  }
  const totals = dialect.totals?.(measured);
  yield* benchmarkItems('benchmark-text', { tool: dialect.tool, measured, totals }, input, context);
}

/** What benchmarks print: cargo bench, go test -bench, benchmark.js, Luau, Catch2. */
export const benchmarkText: Reader = {
  name: 'benchmark-text',
  description: 'printed benchmarks of cargo, go, benchmark.js, Luau and Catch2',
  detect: (head) => dialectOf(head) !== undefined,
  read,
};
