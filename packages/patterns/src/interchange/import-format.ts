/**
 * `json`: a library file, the original's or ours; `markdown`: an `AI_PATTERNS.md`; `sarif`: the rules that a SARIF log describes;
 * `rules-markdown`: the documentation of linter rules.
 */
export const IMPORT_FORMATS = ['json', 'markdown', 'sarif', 'rules-markdown'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];
