import type { FieldChange, Inbox, InboxItem, LikePattern } from '@feedback/patterns';
import { plainLine, plainText } from '@feedback/report';
import { evidenceLines, evidenceToShow } from '../learning/evidence-text.ts';
import type { Output } from './output.ts';

const asText = (value: FieldChange['before']): string =>
  typeof value === 'string' ? plainText(value) : JSON.stringify(value, null, 2);

const sided = (sign: '-' | '+', value: FieldChange['before'], paint: Output['paint']): string =>
  value === undefined
    ? ''
    : `${asText(value)
        .trimEnd()
        .split('\n')
        .map((line) => paint(sign === '-' ? 'red' : 'green', `      ${sign} ${line}`))
        .join('\n')}\n`;

/** A proposed change, field by field, as it would be made now. */
const changesText = (changes: readonly FieldChange[], paint: Output['paint']): string =>
  changes
    .map(
      ({ field, before, after }) => `    ${field}\n${sided('-', before, paint)}${sided('+', after, paint)}`,
    )
    .join('');

/** What a proposal is like, in a line. */
export const likeText = (like: readonly LikePattern[]): string =>
  like
    .slice(0, 3)
    .map(({ name, status, score, reasons }) =>
      plainLine(`${name} (${status}, ${Math.round(100 * score)} %: ${reasons.join(', ')})`),
    )
    .join('; ');

const authorOf = ({ revision }: InboxItem): string => {
  if (revision === undefined) return '';
  const who = revision.author === undefined ? '' : ` by ${revision.author}`;
  const why = revision.reason === undefined ? '' : `: ${revision.reason}`;
  return plainLine(`proposed ${revision.timestamp.slice(0, 10)}${who}${why}`);
};

const describe = (item: InboxItem): string => {
  const { pattern, kind, revision } = item;
  if (kind === 'new') return plainLine(pattern.description).slice(0, 300);
  return revision?.merge === undefined ? '' : plainLine(`takes in ${revision.merge.join(', ')}`);
};

/** One proposal as people decide about it. */
const itemText = (item: InboxItem, position: number, { paint }: Output): string => {
  const facts = [
    item.kind === 'revision' ? 'change' : 'new',
    item.traits.severity,
    item.pattern.language ?? 'any language',
    ...(item.traits.count > 0 ? [`seen ${item.traits.count}×`] : []),
  ];
  const like = likeText(item.duplicates);
  const lines = [
    `${String(position).padStart(2)}. ${paint('bold', plainLine(item.name))}  ${facts.join(', ')}`,
    ...(item.why.length === 0 ? [] : [`    ${item.why.join(' · ')}`]),
    ...[authorOf(item), describe(item), ...evidenceLines(evidenceToShow(item))]
      .filter((line) => line !== '')
      .map((line) => `    ${line}`),
    ...(item.outdated === undefined
      ? []
      : ['    The pattern was changed since; this is what accepting would do now:']),
    ...(like === '' ? [] : [`    like ${like}`]),
  ];
  return `${lines.join('\n')}\n${changesText(item.changes ?? [], paint)}`;
};

/** The whole inbox for people. */
export const inboxText = (inbox: Inbox, output: Output): string =>
  inbox.items.map((item, at) => itemText(item, at + 1, output)).join('\n');
