import type { Analysis, Lesson } from '@feedback/schema';
import { describeTotals, PERIOD_WORDS } from '../words/describe-analysis.ts';
import type { ReportedExperiment } from '../words/describe-experiment.ts';
import { html, Markup, NOTHING } from './markup.ts';
import { sectionMarkup } from './section.ts';
import { SECTIONS } from './sections/table.ts';
import { STYLE } from './style.ts';
import { tiles } from './tiles.ts';

export interface HtmlOptions {
  /** The library, whose descriptions and activation dates are shown beside the numbers. */
  readonly patterns?: readonly Lesson[];
  /** Experiments with patterns, with what they have shown so far. */
  readonly experiments?: readonly ReportedExperiment[];
}

/** Nothing is fetched and nothing runs, whatever the page holds; only its own style sheet applies (CSP level 3). */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const head = html`<head>
  <meta charset="utf-8" />
  <meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta name="color-scheme" content="light dark" />
  <meta name="referrer" content="no-referrer" />
  <title>Feedback report</title>
  <style>
    ${new Markup(STYLE)}
  </style>
</head> `;

/**
 * Renders an analysis as one self-contained HTML page: no script, nothing loaded from anywhere, light and dark, with a table
 * under each chart. Text from outside is escaped.
 */
export const renderHtml = (
  analysis: Analysis,
  { patterns = [], experiments = [] }: HtmlOptions = {},
): string => {
  const lessons = new Map(patterns.map((pattern) => [pattern.name, pattern]));
  const parts = SECTIONS.flatMap((section) => {
    const content = section.render({ analysis, lessons, experiments });
    return content === undefined ? [] : [{ section, content }];
  });
  const links = parts.map(({ section }) => html`<a href="#${section.id}">${section.title}</a> `);
  const asOf = analysis.generated_at.slice(0, 16).replace('T', ' ');
  const page = html`<!doctype html>
    <html lang="en">
      ${head}
      <body>
        <header>
          <h1>Feedback report</h1>
          <p>${PERIOD_WORDS[analysis.period]}, as of ${asOf} UTC. ${describeTotals(analysis)}</p>
          ${tiles(analysis)}${parts.length > 1 ? html`<nav aria-label="Parts of this report">${links}</nav>` : NOTHING}
        </header>
        <main>${parts.map(({ section, content }) => sectionMarkup(section, content))}</main>
      </body>
    </html> `;
  return String(page);
};
