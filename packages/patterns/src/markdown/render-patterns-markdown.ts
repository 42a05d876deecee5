import { isDeepStrictEqual } from 'node:util';
import type { Pattern } from '@feedback/schema';
import { nameKey, type Json } from '../library/library.ts';
import { blankPattern } from '../library/read-pattern.ts';
import { editSection } from './edit-section.ts';
import { endOfBlocks } from './end-of-blocks.ts';
import { readPatternSections, withoutMark } from './parse-patterns-markdown.ts';
import { readingsOf, UNDESCRIBED, type PatternSection } from './read-section.ts';
import { digestOf, showSectionData, type ExactValue, type SectionData } from './section-data.ts';
import { showSection } from './show-section.ts';
import { applyEdits, removeSpan, type TextEdit } from './text-edit.ts';
import { nameOfTitle } from './title.ts';

export interface RenderOptions {
  /** The text of the file as it is: what is not about the given patterns stays as it stands. */
  readonly previous?: string | undefined;
  /** Names of patterns whose sections go. */
  readonly remove?: readonly string[] | undefined;
}

const PREAMBLE = '# AI Patterns\n\nMistakes this team has made, and what to do instead.\n';

const placeholder = (name: string): string => showSectionData({ fields: { name }, exact: {} });

const appendEdit = async (
  source: string,
  sections: readonly PatternSection[],
  patterns: readonly Pattern[],
): Promise<readonly TextEdit[]> => {
  if (patterns.length === 0) return [];
  const last = sections.at(-1)?.section.end ?? source.length;
  const offset = last < source.length ? last : await endOfBlocks(source);
  const first = Math.max(0, ...sections.map(({ section }) => section.number ?? 0)) + 1;
  const text = patterns
    .map((pattern, index) => showSection(pattern, first + index, placeholder(pattern.name)))
    .join('\n\n');
  const before = /(?:^|\n\r?\n)$/.test(source.slice(0, offset))
    ? ''
    : source[offset - 1] === '\n'
      ? '\n'
      : '\n\n';
  return [{ start: offset, end: offset, text: `${before}${text}\n${offset < source.length ? '\n' : ''}` }];
};

/** What the section has to carry so that it reads as the pattern, whatever its visible text can say. */
const dataFor = (pattern: Pattern, { section }: PatternSection): SectionData => {
  const readings = readingsOf(section);
  const defaults = { ...blankPattern(pattern.name), description: UNDESCRIBED };
  const read = new Map<string, unknown>(Object.entries({ ...defaults, ...readings }));
  const wanted = new Map<string, Json>(Object.entries(pattern) as [string, Json][]);
  const differing = new Set([...read.keys(), ...wanted.keys()]);
  for (const field of differing)
    if (field !== 'name' && isDeepStrictEqual(read.get(field), wanted.get(field))) differing.delete(field);
  // A visible text that says something else holds until it is edited; where there is none, the value just stands here.
  const contradicted = [...differing].filter((field) => field in readings);
  const exact = contradicted.map((field): [string, ExactValue] => {
    const value = wanted.get(field);
    return [field, { shown: digestOf(readings[field]), ...(value === undefined ? {} : { value }) }];
  });
  const fields = [...wanted].filter(([field]) => differing.has(field) && !(field in readings));
  return { fields: Object.fromEntries(fields), exact: Object.fromEntries(exact) };
};

const dataEdit = (source: string, pattern: Pattern, read: PatternSection): readonly TextEdit[] => {
  const { data, title, number, heading } = read.section;
  if (data === undefined) return [];
  const carried = dataFor(pattern, read);
  const needed = Object.keys(carried.fields).length > 1 || Object.keys(carried.exact).length > 0;
  const speaksForItself = number !== undefined && heading.depth === 3 && nameOfTitle(title) === pattern.name;
  if (needed || !speaksForItself)
    return [{ start: data.start, end: data.end, text: showSectionData(carried) }];
  const gap = /\s*$/.exec(source.slice(0, data.start))?.[0].length ?? 0;
  return [{ start: data.start - gap, end: data.end, text: '' }];
};

/**
 * Writes patterns in the original's layout of `AI_PATTERNS.md`; reading it gives every field again, because what the visible text
 * cannot say stands in a comment below it. In a `previous` document sections that say the same already stay byte for byte, others are
 * changed in place, new ones follow the last, and all other text is kept.
 */
export const renderPatternsMarkdown = async (
  patterns: readonly Pattern[],
  { previous, remove = [] }: RenderOptions = {},
): Promise<string> => {
  const mark = previous?.startsWith('\uFEFF') === true ? '\uFEFF' : '';
  const source = withoutMark(previous ?? PREAMBLE);
  // As JSON has it: without undefined fields.
  const wanted = JSON.parse(JSON.stringify(patterns)) as readonly Pattern[];
  const { sections } = await readPatternSections(source);
  const byName = new Map(sections.map((read) => [nameKey(read.pattern.name), read]));
  const changed = wanted.filter((one) => !isDeepStrictEqual(byName.get(nameKey(one.name))?.pattern, one));
  const edits = changed.flatMap((one) => {
    const read = byName.get(nameKey(one.name));
    return read === undefined ? [] : editSection(source, read, one, placeholder(one.name));
  });
  const added = changed.filter((one) => !byName.has(nameKey(one.name)));
  const kept = new Set(wanted.map((one) => nameKey(one.name)));
  const gone = remove
    .filter((name) => !kept.has(nameKey(name)))
    .flatMap((name) => byName.get(nameKey(name)) ?? [])
    .map(({ section }) => removeSpan(source, section));
  const shown = applyEdits(source, [...edits, ...(await appendEdit(source, sections, added)), ...gone]);
  const reread = await readPatternSections(shown);
  const now = new Map(reread.sections.map((read) => [nameKey(read.pattern.name), read]));
  const data = changed.flatMap((one) => {
    const read = now.get(nameKey(one.name));
    return read === undefined ? [] : dataEdit(shown, one, read);
  });
  return mark + applyEdits(shown, data);
};
