import { plainLine } from '@feedback/report';
import { UndoStep, type PatternChange } from '@feedback/schema';

const MOST = 80;

const short = (value: unknown): string => {
  const text = plainLine(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
};

const stepText = (step: UndoStep): readonly string[] => {
  switch (step.kind) {
    case 'changed':
      return [
        ...Object.entries(step.was).map(([field, was]) => `${field} was ${short(was)}`),
        ...(step.absent ?? []).map((field) => `${field} was not there`),
      ].map((text) => `${plainLine(step.pattern)}: ${text}`);
    case 'created':
    case 'deleted':
    case 'revision':
      return [];
    default:
      return step satisfies never;
  }
};

const detailText = ({ details = {} }: PatternChange): string => {
  const { reason, saw: _saw, undoes: _undoes, redoes: _redoes, ...rest } = details;
  const facts = Object.entries(rest).map(([name, value]) => `${name.replaceAll('_', ' ')} ${short(value)}`);
  const why = typeof reason === 'string' ? [reason] : [];
  return [...facts, ...why].map((text) => `: ${plainLine(text)}`).join('');
};

/** A change history for people, the newest first; what each change replaced stands below it. */
export const historyText = (changes: readonly PatternChange[]): string =>
  changes
    .toReversed()
    .map((change) => {
      const { timestamp, action, pattern, author, by } = change;
      const who = author === undefined ? '' : ` by ${author}${by === 'tool' ? ' (a tool)' : ''}`;
      const steps = UndoStep.array().safeParse(change.undo);
      const before = (steps.success ? steps.data : []).flatMap(stepText).map((line) => `    ${line}\n`);
      return `${timestamp.slice(0, 16).replace('T', ' ')}  ${plainLine(`${action.replaceAll('_', ' ')} ${pattern}${who}`)}${detailText(change)}\n${before.join('')}`;
    })
    .join('');
