import { inlineCode } from '../escape-markdown.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Section } from '../section.ts';

/** The files with most mistakes. */
export const hotFiles: Section = ({ analysis: { hot_files } }) =>
  hot_files.length === 0
    ? ''
    : `## Hot files\n\n${markdownTable(
        [{ title: 'File' }, { title: 'Mistakes', align: 'right' }],
        hot_files.map(({ path, count }) => [inlineCode(path), String(count)]),
      )}`;
