import type { Analysis } from '@feedback/schema';
import { toldOf, type ReportOptions } from '../told.ts';
import { describeAnalysis } from '../words/describe-analysis.ts';
import { html, Markup, NOTHING } from './markup.ts';
import { sectionMarkup } from './section.ts';
import { SECTIONS } from './sections/table.ts';
import { STYLE } from './style.ts';
import { tiles } from './tiles.ts';

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
export const renderHtml = (analysis: Analysis, options: ReportOptions = {}): string => {
  const told = toldOf(analysis, options);
  const parts = SECTIONS.flatMap((section) => {
    const content = section.render(told);
    return content === undefined ? [] : [{ section, content }];
  });
  const links = parts.map(({ section }) => html`<a href="#${section.id}">${section.title}</a> `);
  const page = html`<!doctype html>
    <html lang="en">
      ${head}
      <body>
        <header>
          <h1>Feedback report</h1>
          <p>${describeAnalysis(analysis)}</p>
          ${tiles(analysis)}${parts.length > 1 ? html`<nav aria-label="Parts of this report">${links}</nav>` : NOTHING}
        </header>
        <main>${parts.map(({ section, content }) => sectionMarkup(section, content))}</main>
      </body>
    </html> `;
  return String(page);
};
