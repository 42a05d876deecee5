import { isActive } from '@feedback/schema';
import { changesOf } from '../library/change.ts';
import { nameKey, patternKey, patternsOf, type Library } from '../library/library.ts';
import { readPatternSections, withoutMark } from '../markdown/parse-patterns-markdown.ts';
import { renderPatternsMarkdown } from '../markdown/render-patterns-markdown.ts';

/**
 * What an `AI_PATTERNS.md` should hold: a section for each active pattern, those it has for others brought up to date, none for
 * deleted ones. Proposals stay out: nobody has read yet what reports put into them, and the file instructs people and models.
 */
export const planMarkdown = async (library: Library, previous: string | undefined): Promise<string> => {
  const { sections } = await readPatternSections(withoutMark(previous ?? ''));
  const written = new Set(sections.map(({ pattern }) => nameKey(pattern.name)));
  const patterns = patternsOf(library).filter(
    (pattern) => isActive(pattern) || written.has(patternKey(pattern)),
  );
  const deleted = changesOf(library).filter(({ action }) => action === 'deleted');
  return renderPatternsMarkdown(patterns, { previous, remove: deleted.map(({ pattern }) => pattern) });
};
