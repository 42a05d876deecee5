import type { Source } from '../tree.ts';

/** Deeper steps align with something; they are no unit. */
const MAX_UNIT = 8;

const stepOf = (before: string, after: string): string | undefined => {
  if (!after.startsWith(before) || after.length === before.length) return undefined;
  const step = after.slice(before.length);
  if (/^\t+$/.test(step)) return '\t';
  return /^ +$/.test(step) && step.length > 1 && step.length <= MAX_UNIT ? step : undefined;
};

/** The white space by which most lines are further in than the line before; `undefined` where none is. */
export const indentUnitOf = (code: string): string | undefined => {
  const votes = new Map<string, number>();
  let before = '';
  for (const [, indent = ''] of code.matchAll(/^([ \t]*)\S/gm)) {
    const step = stepOf(before, indent);
    if (step !== undefined) votes.set(step, (votes.get(step) ?? 0) + 1);
    before = indent;
  }
  const [first] = [...votes].toSorted((a, b) => b[1] - a[1]);
  return first?.[0];
};

const known = new WeakMap<Source, string | undefined>();

/** The same for a source, counted once. */
export const indentUnitIn = (source: Source): string | undefined => {
  if (!known.has(source)) known.set(source, indentUnitOf(source.code));
  return known.get(source);
};

/** White space at the start of a line of a rewrite, in the unit of the code that it goes into. */
export const inUnit = (indent: string, from: string | undefined, to: string | undefined): string => {
  if (from === undefined || to === undefined || from === to) return indent;
  let [rest, converted] = [indent, ''];
  while (rest.startsWith(from)) [rest, converted] = [rest.slice(from.length), converted + to];
  return converted + rest;
};
