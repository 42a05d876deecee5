import { dataTable } from '../data-table.ts';
import type { Markup } from '../markup.ts';
import { html } from '../markup.ts';
import type { Section } from '../section.ts';
import type { Told } from '../../told.ts';

const render = ({ analysis }: Told): Markup | undefined => {
  if (analysis.problems.length === 0) return undefined;
  const rows = analysis.problems.map(({ severity, code, message, path, line }) => [
    html`<code>${code}</code>`,
    severity,
    path === undefined ? '–' : html`<code>${line === undefined ? path : `${path}:${line}`}</code>`,
    message,
  ]);
  return dataTable(
    'Problems',
    [
      { title: 'Problem' },
      { title: 'Severity' },
      { title: 'Where', long: true },
      { title: 'What happened', long: true },
    ],
    rows,
  );
};

/** What could not be read or judged. */
export const problems: Section = { id: 'problems', title: 'Problems', render };
