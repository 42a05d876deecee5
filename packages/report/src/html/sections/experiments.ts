import {
  describeArm,
  describeEvidence,
  ENOUGH_EVIDENCE,
  evidenceText,
  experimentVerdict,
  type ReportedExperiment,
} from '../../words/describe-experiment.ts';
import { ratioText } from '../../words/describe-effect.ts';
import { barChart } from '../chart/bars.ts';
import { dataTable } from '../data-table.ts';
import { day } from '../../words/day.ts';
import { label } from '../label.ts';
import { html, type Markup } from '../markup.ts';
import { nameCell } from '../name-cell.ts';
import type { Section } from '../section.ts';
import type { Told } from '../../told.ts';

/** Evidence multiplies, so its way to the goal is one of logarithms. */
const chart = (all: readonly ReportedExperiment[]): Markup => {
  const bars = all.map((each) => ({
    label: label(each.pattern),
    value: Math.log(Math.max(1, each.most_evidence)),
    note: describeEvidence(each),
  }));
  return barChart(bars, {
    id: 'experiments-chart',
    title: 'The most evidence that each experiment has had, on the way to what suffices',
    description: `${bars.map((bar) => `${bar.label}: ${bar.note}`).join('. ')}.`,
    full: Math.log(ENOUGH_EVIDENCE),
  });
};

const render = ({ experiments: all }: Told): Markup | undefined => {
  if (all.length === 0) return undefined;
  return html`<p>
      Some units get the pattern and others do not, by chance. An experiment is decided when its evidence
      reaches ${ENOUGH_EVIDENCE}, where the bar is full: that happens without any difference at most once in
      ${ENOUGH_EVIDENCE} times, however often one looks.
    </p>
    <figure>${chart(all)}</figure>
    ${dataTable(
      'Experiments',
      [
        { title: 'Pattern and what came out' },
        { title: 'By' },
        { title: 'Since' },
        { title: 'Until' },
        { title: 'Episodes with it', numeric: true },
        { title: 'Episodes without', numeric: true },
        { title: 'Rate ratio', numeric: true },
        { title: 'Evidence', numeric: true },
      ],
      all.map((each) => [
        nameCell(each.pattern, experimentVerdict(each)),
        each.unit,
        day(each.started_at),
        day(each.stopped_at),
        describeArm(each.on, each.unit),
        describeArm(each.off, each.unit),
        ratioText(each.rate_ratio),
        evidenceText(each.e_value),
      ]),
    )}`;
};

/** What experiments with patterns have shown so far. */
export const experiments: Section = { id: 'experiments', title: 'Experiments', render };
