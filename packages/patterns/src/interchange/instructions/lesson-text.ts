import { patternName, type Pattern } from '@feedback/schema';
import { showCode, showParagraph, visible } from '../../markdown/visible-text.ts';
import { cutAt } from '../imported-patterns.ts';
import { essenceOf } from './essence.ts';
import { withoutMarkers } from './region.ts';

const MOST_LINE = 140;
const MOST_REASON = 280;
const MOST_CODE_LINES = 14;
const MOST_CODE = 600;
const MOST_NAME = 80;

/** Characters that nobody sees and models read. */
const UNSEEN = /[\u00AD\u200B-\u200D\u2060-\u2064\u{E0000}-\u{E007F}]/gu;

/** Text from outside: bounded, seen by everybody, and unable to end our region. */
const safe = (text: string): string => withoutMarkers(visible(text.replaceAll(UNSEEN, '')));

/** The name as it is written in instructions: letters, digits and `_`. */
export const shownName = ({ name }: Pattern): string => patternName(name).slice(0, MOST_NAME) || 'unnamed';

/** The sentences of the first paragraph of the description. */
const sentencesOf = ({ description }: Pattern): readonly string[] => {
  const [paragraph = ''] = safe(description)
    .trim()
    .split(/\n{2,}/);
  return paragraph.trim().split(/(?<=[.!?])\s+/);
};

/** A lesson in one line of a list: its name, how bad it is, and the first sentence. */
export const lessonLine = (pattern: Pattern): string => {
  const rule = showParagraph(cutAt(sentencesOf(pattern)[0] ?? '', MOST_LINE));
  return `- \`${shownName(pattern)}\` (${pattern.severity})${rule === '' ? '' : `: ${rule}`}\n`;
};

/** The sentences after the first that fit. */
const reasonOf = (pattern: Pattern): string => {
  let reason = '';
  for (const sentence of sentencesOf(pattern).slice(1)) {
    const longer = `${reason}${reason === '' ? '' : ' '}${sentence}`;
    if (longer.length > MOST_REASON) break;
    reason = longer;
  }
  return showParagraph(reason);
};

const cutCode = (code: string): string => {
  const lines = safe(code).trimEnd().split('\n');
  const kept: string[] = [];
  let length = 0;
  for (const line of lines.slice(0, MOST_CODE_LINES)) {
    length += line.length + 1;
    if (length > MOST_CODE) break;
    kept.push(line);
  }
  return kept.length < lines.length ? [...kept, '…'].join('\n') : kept.join('\n');
};

const codeBlock = (label: string, code: string, { language }: Pattern): readonly string[] =>
  code.trim() === '' ? [] : [`${label}:`, showCode(cutCode(code), language)];

/** The rest of a lesson, under a heading: why, and the lines in which its examples differ; empty without examples. */
export const lessonExample = (pattern: Pattern): string => {
  const { bad, good } = essenceOf(pattern.bad_example, pattern.good_example);
  const code = [...codeBlock('Bad', bad, pattern), ...codeBlock('Good', good, pattern)];
  if (code.length === 0) return '';
  const blocks = [`#### ${shownName(pattern)}`, reasonOf(pattern), ...code];
  return `\n${blocks.filter((block) => block !== '').join('\n\n')}\n`;
};
