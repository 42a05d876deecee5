import { inlineCode, inlineText } from '../escape-markdown.ts';
import type { Section } from '../section.ts';

/** What could not be read or judged. */
export const problems: Section = ({ analysis: { problems: all } }) =>
  all.length === 0
    ? ''
    : `## Problems\n\n${all
        .map(({ severity, code, message, path, line }) => {
          const place = path === undefined ? '' : ` in ${inlineCode(line ? `${path}:${line}` : path)}`;
          return `- ${severity} ${inlineCode(code)}${place}: ${inlineText(message)}\n`;
        })
        .join('')}`;
