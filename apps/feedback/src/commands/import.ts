import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Problem } from '@feedback/schema';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { headOf, looksLike, whereItBelongs } from '../inputs/looks-like.ts';
import type { ReportFile } from '../inputs/report-files.ts';
import { readStdin, type Io } from '../io.ts';
import { readReportFile } from './collect-report.ts';
import { emptyRow, type CollectRow } from './collect-row.ts';
import { defineCommand } from './command.ts';

const trouble = (path: string, code: string, message: string): Problem => ({
  severity: 'error',
  code,
  message: path === '-' ? `Standard input: ${message}` : message,
  path,
});

const WANTED =
  'A metrics document is JSON with lists such as "bugs" and "test_failures": "feedback export" writes one.';

/** What keeps a text from being a metrics document, as far as its beginning tells. */
const refusalOf = async (path: string, head: string): Promise<Problem | undefined> => {
  const looks = await looksLike(path, head);
  if (looks === 'metrics') return undefined;
  if (looks === 'empty') return trouble(path, 'EMPTY_FILE', `It is empty. ${WANTED}`);
  if (looks !== undefined)
    return trouble(path, 'NO_METRICS_DOCUMENT', `It is no metrics document. ${whereItBelongs(path, looks)}`);
  // What is cut off or binary is told with its place by whoever reads it.
  if (!/^\s*\{/.test(head))
    return head.includes('\0')
      ? undefined
      : trouble(path, 'NO_METRICS_DOCUMENT', `It is no metrics document. ${WANTED}`);
  try {
    JSON.parse(head);
    return trouble(path, 'NO_METRICS_DOCUMENT', `It is JSON, and none of its lists is known. ${WANTED}`);
  } catch {
    return undefined;
  }
};

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

interface Given {
  readonly io: Io;
  readonly file: ReportFile;
  readonly head: string;
}

/** The file or standard input, and how it begins; a problem when there is none. */
const givenBy = async ({ io, cwd }: Context, path: string): Promise<Given | Problem> => {
  if (path === '-') {
    const text = await readStdin(io);
    return { io: { ...io, stdin: once(text) }, file: { path, named: true }, head: text };
  }
  const location = resolve(cwd, path);
  const found = await stat(location).catch(() => undefined);
  if (found === undefined) return trouble(path, 'NOT_FOUND', `There is no file ${path}. Check the path.`);
  if (found.isDirectory())
    return trouble(
      path,
      'IS_A_FOLDER',
      `It is a folder. Name the metrics document in it; "feedback collect ${path}" reads the reports of a folder.`,
    );
  return { io, file: { path, location, named: true }, head: await headOf(location) };
};

const readGiven = async (context: Context, path: string): Promise<CollectRow> => {
  const given = await givenBy(context, path);
  if ('code' in given) return emptyRow(path, [given]);
  const refusal = await refusalOf(path, given.head);
  if (refusal !== undefined) return emptyRow(path, [refusal]);
  const { settings } = await context.workspace();
  const options = { project: settings.project, format: 'metrics-json', onProgress: () => undefined };
  return (await readReportFile(given.io, await context.store(), given.file, options)) ?? emptyRow(path, []);
};

export const importDocument = defineCommand<object>({
  examples: [
    'import metrics.json       # what is known already is not counted twice',
    'import - < metrics.json',
    'patterns import rules.md  # lessons and rules are taken in there',
    'collect junit.xml         # and reports there',
  ],
  configure: (command) => {
    command.argument(
      '<file>',
      'a metrics document of the original, or one that export wrote; - for standard input',
    );
  },
  run: async (context, [path = '-']) => {
    const { output } = context;
    const row = await readGiven(context, path);
    const { events_new, events_known, problems } = row;
    const isRead = problems.every(({ severity }) => severity !== 'error');
    if (output.json) output.answer({ ...row });
    else if (isRead || events_new + events_known > 0)
      output.text(`${events_new} events new, ${events_known} known.\n`);
    output.problems(problems);
    return isRead ? EXIT.ok : EXIT.partial;
  },
});
