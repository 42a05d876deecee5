import { renderTable } from '@feedback/report';
import type { Problem } from '@feedback/schema';
import type { Discovery } from '../inputs/discover-reports.ts';
import type { Output } from '../terminal/output.ts';
import { problemIn } from '../terminal/problem-in.ts';
import type { Collection } from './collect-files.ts';
import { addUp, type CollectRow } from './collect-row.ts';

const SHOWN = 40;

const printRows = (rows: readonly CollectRow[], output: Output): void => {
  const shown = output.verbose ? rows : rows.slice(0, SHOWN);
  const cells = ({ path, format, ...row }: CollectRow): string[] => [
    path,
    format ?? 'not read',
    ...[
      row.tests,
      row.failures + row.errors,
      row.skipped,
      row.findings,
      row.events_new,
      row.events_known,
    ].map(String),
  ];
  const total: CollectRow = { path: 'all', format: '', problems: [], ...addUp(rows) };
  const titles = ['Report', 'Format', 'Tests', 'Failed', 'Skipped', 'Findings', 'New', 'Known'];
  output.text(
    renderTable(
      titles.map((title, index) => (index < 2 ? { title, maxWidth: 60 } : { title, align: 'right' })),
      [...shown, ...(rows.length > 1 ? [total] : [])].map(cells),
      (cell, row) => (row === 'title' ? output.paint('bold', cell) : cell),
    ),
  );
  if (shown.length < rows.length) output.note(`${rows.length - shown.length} more files; -v lists them.`);
};

const placed = ({ path, problems }: CollectRow): Problem[] => problems.map(problemIn(path));

export const hasError = ({ problems }: CollectRow): boolean =>
  problems.some(({ severity }) => severity === 'error');

const tellPlaces = ({ places, folders_looked_at }: Discovery, output: Output): void => {
  const found = places.map(({ of, files }) => `${of}: ${files}`).join('; ');
  output.note(
    `Looked for reports in the usual places of ${folders_looked_at} folders: ${found === '' ? 'nothing' : found}.`,
  );
};

const tellRedacted = (rows: readonly CollectRow[], output: Output): void => {
  const { redacted } = addUp(rows);
  if (redacted > 0)
    output.note(`Taken out before storing: ${redacted} secrets, e-mail addresses and home folders.`);
};

const tellUnread = (rows: readonly CollectRow[], output: Output): void => {
  const unread = rows.filter(hasError).map(({ path }) => path);
  if (unread.length > 0)
    output.note(`Not read, or not to the end: ${unread.join(', ')}. Everything else is kept.`);
};

/** Shows what was read, and tells what was not. */
export const printCollection = ({ rows, passedOver, discovery }: Collection, output: Output): void => {
  if (output.json)
    output.answer({
      inputs: rows,
      totals: addUp(rows),
      ...(discovery && { looked_at: lookedAt(discovery) }),
    });
  else if (rows.length > 0) printRows(rows, output);
  output.problems(rows.flatMap(placed));
  if (discovery !== undefined && !output.json) tellPlaces(discovery, output);
  if (passedOver > 0) output.note(`Passed over, because they are no reports: ${passedOver} of the files.`);
  tellRedacted(rows, output);
  tellUnread(rows, output);
  if (rows.length === 0)
    output.note(
      'No reports found. Name files or folders, or list globs under "reports" in feedback.config.json.',
    );
};

const lookedAt = ({ folders_looked_at, places, files }: Discovery): object => ({
  folders: folders_looked_at,
  files: files.length,
  places,
});
