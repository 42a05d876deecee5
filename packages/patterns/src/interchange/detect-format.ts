import type { ImportFormat } from './import-format.ts';

/** What only documents of linter rules say. */
const RULE_DOCS = [
  /\b(?:in)?correct\*{0,2} code\b/i,
  /^#{1,6}\s+what it does\s*$/im,
  /^use instead:?\s*$/im,
  /^:::+\s*(?:in)?correct\b/im,
  /^#{1,6}\s+(?:incorrect|invalid|fail)\b/im,
  /\bnon-?compliant\b/i,
  /\bproblematic code\b/i,
];

/** What only an `AI_PATTERNS.md` has, whatever its lessons talk about. */
const LIBRARY = [/^### \d{1,9}[.)] /m, /^<!-- feedback:pattern/m, /^❌ Bad Pattern/m];

const hasRuns = (text: string): boolean => {
  try {
    return Array.isArray((JSON.parse(text) as { runs?: unknown } | null)?.runs);
  } catch {
    // A log that was cut off is told as such.
    return /"\$schema"\s*:\s*"[^"]*sarif|"runs"\s*:\s*\[\s*\{\s*"tool"/i.test(text);
  }
};

/** The format of a text of patterns: by how it begins, and by the words that only documents of rules use. */
export const detectFormat = (given: string): ImportFormat => {
  const text = given.replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(text)) return hasRuns(text) ? 'sarif' : 'json';
  if (LIBRARY.some((form) => form.test(text))) return 'markdown';
  return RULE_DOCS.some((form) => form.test(text)) ? 'rules-markdown' : 'markdown';
};
