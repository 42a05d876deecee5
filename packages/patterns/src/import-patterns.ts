import { detectFormat } from './interchange/detect-format.ts';
import type { ImportFormat } from './interchange/import-format.ts';
import type { ImportedPatterns } from './interchange/imported-patterns.ts';
import { readRuleDocs } from './interchange/rule-docs/read-rule-docs.ts';
import { readSarifRules } from './interchange/sarif/read-sarif-rules.ts';
import { readLibrary } from './library/read-library.ts';
import { parsePatternsMarkdown } from './markdown/parse-patterns-markdown.ts';
import { PatternsError, problemOf } from './patterns-error.ts';

export interface ImportOptions {
  /** By default what the text looks like. */
  readonly format?: ImportFormat | undefined;
  /** The file of the text: the name of a rule whose document has no title. It is not opened. */
  readonly path?: string | undefined;
}

const importJson = (text: string): ImportedPatterns => {
  try {
    const { patterns, problems } = readLibrary(text);
    return { patterns, problems };
  } catch (error) {
    if (error instanceof PatternsError) return { patterns: [], problems: [problemOf(error)] };
    throw error;
  }
};

const READERS: Readonly<
  Record<ImportFormat, (text: string, options: ImportOptions) => ImportedPatterns | Promise<ImportedPatterns>>
> = {
  json: importJson,
  markdown: parsePatternsMarkdown,
  sarif: readSarifRules,
  'rules-markdown': readRuleDocs,
};

/** What a text holds, and as what it was read. */
export interface PatternsImport extends ImportedPatterns {
  readonly format: ImportFormat;
}

const readAs = async (
  format: ImportFormat,
  text: string,
  options: ImportOptions,
): Promise<PatternsImport> => ({ format, ...(await READERS[format](text, options)) });

/** Texts that say "bad" and "good" in other ways than a library does may be documents of rules all the same. */
const readAny = async (text: string, options: ImportOptions): Promise<PatternsImport> => {
  const read = await readAs(detectFormat(text), text, options);
  if (read.format !== 'markdown' || read.patterns.length > 0) return read;
  const rules = await readAs('rules-markdown', text, options);
  return rules.patterns.length > 0 ? rules : read;
};

/**
 * Reads patterns from a text. Those of `sarif` and `rules-markdown` are proposals: a tool wrote them, not the team. Never rejects for
 * what the text says.
 */
export const importPatterns = async (text: string, options: ImportOptions = {}): Promise<PatternsImport> =>
  options.format === undefined ? readAny(text, options) : readAs(options.format, text, options);
