export {
  findingsRenderer,
  renderFindings,
  type FindingsOptions,
  type FindingsRenderer,
} from './findings/render-findings.ts';
export { renderGithub } from './findings/render-github.ts';
export type { FindingsOfFile } from './findings/findings-of-file.ts';
export { junitPieces, renderJunit } from './findings/render-junit.ts';
export {
  renderSarif,
  sarifPieces,
  type SarifOptions,
  type SarifPiecesOptions,
} from './findings/render-sarif.ts';
export { renderHtml } from './html/render-html.ts';
export { renderMarkdown } from './markdown/render-markdown.ts';
export type { ReportOptions } from './told.ts';
export { type ReportedExperiment } from './words/describe-experiment.ts';
export { cutText, padText, textWidth } from './text/fit-text.ts';
export { painter, SEVERITY_STYLE, type Paint } from './text/paint.ts';
export { plainLine, plainText } from './text/plain-text.ts';
export { renderTable, type Column } from './text/render-table.ts';
export { bar, sparkline } from './text/sparkline.ts';
