import type { Pattern } from '@feedback/schema';
import { LINE_FIELDS, readFieldLine, showFieldLine } from './line-fields.ts';
import { MARKERS, readMarker, type PartName } from './markers.ts';
import { UNDESCRIBED } from './read-section.ts';
import { titleOf } from './title.ts';
import { showCode, showParagraph } from './visible-text.ts';

/** The parts that hold code, in the order in which they are written. */
export const EXAMPLES = [
  'bad_example',
  'good_example',
  'test_coverage',
] as const satisfies readonly PartName[];

/** The paragraphs of a description; one that looks like a label becomes a list item. Empty when there is nothing to show. */
export const showProse = (description: string): string => {
  if (description === UNDESCRIBED) return '';
  const paragraphs = description
    .split(/\n{2,}/)
    .map(showParagraph)
    .filter(Boolean);
  return paragraphs
    .map((line) => (readMarker(line) || readFieldLine(line) ? `- ${line}` : line))
    .join('\n\n');
};

/** A description with its label; `undefined` when there is nothing to show. */
export const showDescription = (pattern: Pattern): string | undefined => {
  const prose = showProse(pattern.description);
  return prose === '' ? undefined : `${MARKERS.description}\n\n${prose}`;
};

/** An example with its label; `undefined` when there is none. */
export const showExample = (pattern: Pattern, part: (typeof EXAMPLES)[number]): string | undefined =>
  pattern[part] === '' ? undefined : `${MARKERS[part]}\n${showCode(pattern[part], pattern.language)}`;

/** A whole section in the original's layout, without a blank line at its end. */
export const showSection = (pattern: Pattern, number: number, data: string): string =>
  [
    `### ${number}. ${titleOf(pattern.name)}`,
    ...LINE_FIELDS.map((field) => showFieldLine(field, pattern)),
    showDescription(pattern),
    ...EXAMPLES.map((part) => showExample(pattern, part)),
    data,
  ]
    .filter((block) => block !== undefined)
    .join('\n\n');
