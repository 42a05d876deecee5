import { plainText, type MarkdownNode } from './markdown-tree.ts';
import { readMarker } from './markers.ts';
import { SectionBuilder } from './section-builder.ts';
import type { Section } from './section.ts';
import { splitNumber } from './title.ts';

/** Sub-headings of a numbered section belong to it; any other heading that marks no part begins a section of its own. */
const beginsSection = (node: MarkdownNode, current: SectionBuilder | undefined): boolean => {
  if (node.type !== 'heading') return false;
  const text = plainText(node);
  if (current !== undefined && readMarker(text, true) !== undefined) return false;
  const below = (node.depth ?? 1) > (current?.heading.depth ?? 1);
  return current?.number === undefined || !below || splitNumber(text).number !== undefined;
};

/** Divides a document into its sections; what stands before the first heading belongs to none. */
export const findSections = (source: string, blocks: readonly MarkdownNode[]): readonly Section[] => {
  const builders: SectionBuilder[] = [];
  for (const node of blocks) {
    if (beginsSection(node, builders.at(-1))) builders.push(new SectionBuilder(source, node));
    else builders.at(-1)?.add(node);
  }
  return builders.map((builder, index) =>
    builder.finish(builders[index + 1]?.heading.start ?? source.length),
  );
};

/** The depth of the original's `### N. Title`, which is a pattern whatever it says. */
const PATTERN_DEPTH = 3;

/** Whether a section is a pattern: by the original's heading, by our data, or by an example in it. */
export const isPatternSection = ({ heading, number, parts, data }: Section): boolean => {
  if (data !== undefined) return true;
  if (heading.depth === 1) return false;
  if (number !== undefined) return heading.depth === PATTERN_DEPTH || parts.size > 0;
  return parts.get('bad_example')?.code !== undefined || parts.get('good_example')?.code !== undefined;
};
