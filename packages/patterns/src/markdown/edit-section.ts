import { isDeepStrictEqual } from 'node:util';
import type { Pattern } from '@feedback/schema';
import { LINE_FIELDS, showFieldLine, type LineField } from './line-fields.ts';
import { MARKERS } from './markers.ts';
import type { PatternSection } from './read-section.ts';
import { EXAMPLES, showDescription, showExample, showProse } from './show-section.ts';
import { insertBlock, removeSpan, replaceBlock, type TextEdit } from './text-edit.ts';
import { showCode } from './visible-text.ts';
import { VISIBLE_FIELDS } from './visible-fields.ts';

interface Editing {
  readonly source: string;
  readonly read: PatternSection;
  readonly pattern: Pattern;
}

/** Where a part that is missing goes: after the nearest one that is written before it. */
const placeFor = ({ read: { section } }: Editing, field: keyof Pattern): number => {
  const before = VISIBLE_FIELDS.slice(0, VISIBLE_FIELDS.indexOf(field)).toReversed();
  const nearest = before.map((name) => section.parts.get(name)).find((part) => part !== undefined);
  return nearest?.blockEnd ?? section.heading.end;
};

const insert = (editing: Editing, field: keyof Pattern, block: string | undefined): readonly TextEdit[] =>
  block === undefined ? [] : [insertBlock(editing.source, placeFor(editing, field), block)];

const editLine = (editing: Editing, line: LineField): readonly TextEdit[] => {
  const { source, read, pattern } = editing;
  const part = read.section.parts.get(line.field);
  const { language } = pattern;
  // The fences said something else, or this would not be a change: so it must be said in words.
  const shown =
    line.field === 'language' ? language && `**${line.label}:** ${language}` : showFieldLine(line, pattern);
  if (part === undefined) return insert(editing, line.field, shown);
  if (shown === undefined) return [removeSpan(source, part)];
  return [{ start: part.start, end: part.end, text: shown }];
};

const editDescription = (editing: Editing): readonly TextEdit[] => {
  const { source, read, pattern } = editing;
  const part = read.section.parts.get('description');
  if (part === undefined) return insert(editing, 'description', showDescription(pattern));
  const prose = showProse(pattern.description);
  if (prose === '') return [removeSpan(source, part)];
  const label = part.heading && source.slice(part.heading.start, part.heading.end);
  return [replaceBlock(source, part, `${label ?? MARKERS.description}\n\n${prose}`)];
};

const editExample = (editing: Editing, name: (typeof EXAMPLES)[number]): readonly TextEdit[] => {
  const { source, read, pattern } = editing;
  const part = read.section.parts.get(name);
  if (part === undefined) return insert(editing, name, showExample(pattern, name));
  const code = showCode(pattern[name], pattern.language ?? part.lang);
  if (part.code === undefined) return pattern[name] === '' ? [] : [insertBlock(source, part.blockEnd, code)];
  return [pattern[name] === '' ? removeSpan(source, part.code) : replaceBlock(source, part.code, code)];
};

/** The edits that make a section's visible text say what `pattern` says, and leave everything else as it stands. */
export const editSection = (
  source: string,
  read: PatternSection,
  pattern: Pattern,
  data: string,
): readonly TextEdit[] => {
  const editing = { source, read, pattern };
  const differs = (field: keyof Pattern): boolean => !isDeepStrictEqual(read.pattern[field], pattern[field]);
  const { section } = read;
  const end = Math.max(section.heading.end, ...[...section.parts.values()].map(({ blockEnd }) => blockEnd));
  return [
    ...LINE_FIELDS.filter(({ field }) => differs(field)).flatMap((line) => editLine(editing, line)),
    ...(differs('description') ? editDescription(editing) : []),
    ...EXAMPLES.filter(differs).flatMap((name) => editExample(editing, name)),
    section.data === undefined
      ? insertBlock(source, end, data)
      : { start: section.data.start, end: section.data.end, text: data },
  ];
};
