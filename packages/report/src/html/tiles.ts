import type { Analysis } from '@feedback/schema';
import { counted, percent, shortNumber } from '../words/quantity.ts';
import { html, type Markup } from './markup.ts';

/** The few numbers that stand first, each with what it counts. */
export const tiles = ({
  summary,
  runs,
  ranked,
  new_patterns,
  effectiveness,
  unassigned,
}: Analysis): Markup => {
  const helping = effectiveness.filter(({ verdict }) => verdict === 'helps').length;
  const early = effectiveness.filter(({ verdict }) => verdict === 'insufficient_data').length;
  const facts: readonly (readonly [number | string, string, string])[] = [
    [summary.total, 'mistakes seen', `in ${counted(runs.total, 'run')}`],
    [ranked.length, 'known mistakes', 'covered by the library'],
    [new_patterns.length, 'new', 'recur without a pattern'],
    [helping, 'patterns help', `${shortNumber(early)} too early to say`],
    [percent(unassigned, summary.total), 'without a pattern', `${unassigned} of ${summary.total}`],
  ];
  return html`<dl class="tiles">
    ${facts.map(
      ([value, what, more]) =>
        html`<div>
          <dt>${what}</dt>
          <dd class="value">${value}</dd>
          <dd class="small">${more}</dd>
        </div> `,
    )}
  </dl> `;
};
