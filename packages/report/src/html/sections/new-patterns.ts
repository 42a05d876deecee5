import { dataTable } from '../data-table.ts';
import { day } from '../../words/day.ts';
import { html, type Markup } from '../markup.ts';
import { nameCell } from '../name-cell.ts';
import type { Section } from '../section.ts';
import { severityTag } from '../severity-tag.ts';
import type { Told } from '../../told.ts';

const render = ({ analysis: { new_patterns } }: Told): Markup | undefined => {
  if (new_patterns.length === 0) return undefined;
  const rows = new_patterns.map((each) => [
    nameCell(each.pattern, each.template),
    severityTag(each.severity),
    each.count,
    each.runs,
    day(each.first_seen),
    day(each.last_seen),
  ]);
  return html`<p>
      These recur and no pattern of the library covers them. <code>feedback patterns accept NAME</code> makes
      one a lesson, <code>dismiss</code> hides it. <code>&lt;*&gt;</code> stands for what differs from case to
      case.
    </p>
    ${dataTable(
      'New mistakes',
      [
        { title: 'Proposed pattern and its message' },
        { title: 'Severity' },
        { title: 'Times', numeric: true },
        { title: 'Runs', numeric: true },
        { title: 'First seen' },
        { title: 'Last seen' },
      ],
      rows,
    )}`;
};

/** Recurring mistakes that no pattern covers yet. */
export const newPatterns: Section = { id: 'new', title: 'New', render };
