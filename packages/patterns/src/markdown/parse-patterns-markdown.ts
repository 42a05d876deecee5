import type { Pattern, Problem } from '@feedback/schema';
import { nameKey } from '../library/library.ts';
import { PatternsError, problemOf } from '../patterns-error.ts';
import { placeOf } from '../place-of.ts';
import { findSections, isPatternSection } from './find-sections.ts';
import { parseBlocks } from './markdown-tree.ts';
import { readSection, type PatternSection } from './read-section.ts';

/** The patterns of a Markdown document with their places in it. */
export interface MarkdownSections {
  readonly sections: readonly PatternSection[];
  readonly problems: readonly Problem[];
}

const duplicateOf = ({ section, pattern }: PatternSection): Problem => ({
  severity: 'warning',
  code: 'DUPLICATE_PATTERN',
  message: `"${section.title}" describes the pattern "${pattern.name}" a second time; the first section was used. Merge the two, or retitle one.`,
});

/**
 * Reads the sections of a document that are patterns; of two with the same name the first. `source` has no byte order mark; `path`
 * is only for problems.
 */
export const readPatternSections = async (source: string, path?: string): Promise<MarkdownSections> => {
  const problems: Problem[] = [];
  const place = path === undefined ? {} : { path };
  const byName = new Map<string, PatternSection>();
  for (const section of findSections(source, await parseBlocks(source)).filter(isPatternSection)) {
    const { read, problems: found } = readSection({ source, section, place });
    problems.push(...found);
    if (read === undefined) continue;
    const key = nameKey(read.pattern.name);
    if (byName.has(key))
      problems.push({ ...duplicateOf(read), ...place, line: placeOf(source, section.start).line });
    else byName.set(key, read);
  }
  return { sections: [...byName.values()], problems };
};

/** What a Markdown document says about patterns. */
export interface PatternsMarkdown {
  readonly patterns: readonly Pattern[];
  readonly problems: readonly Problem[];
}

/** Leaves the byte order mark out. */
export const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/**
 * Reads `AI_PATTERNS.md`: the original's layout (`### N. Title`, `**Problems:**`, `❌ Bad Pattern`, `✅ Good Pattern`) with examples in
 * any language, and any other section that has such examples. What a section does not say has the original's default.
 */
export const parsePatternsMarkdown = async (text: string): Promise<PatternsMarkdown> => {
  try {
    const { sections, problems } = await readPatternSections(withoutMark(text));
    return { patterns: sections.map(({ pattern }) => pattern), problems };
  } catch (error) {
    if (error instanceof PatternsError) return { patterns: [], problems: [problemOf(error)] };
    throw error;
  }
};
