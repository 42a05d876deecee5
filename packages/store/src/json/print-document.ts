import { CATEGORIES, type DocumentExtras, type MetricsDocument } from '@feedback/schema';
import type { ParsedDocument } from './parse-document.ts';

const isEmpty = ({ runs, events, assignments, episodes, stats, signatures }: DocumentExtras): boolean =>
  signatures === undefined &&
  [runs, events, assignments, episodes, stats].every((records) => records.length === 0);

/** The text of a document: its rows, what else the file held, and our extras where there are any. */
export const printDocument = (
  document: MetricsDocument,
  extras: DocumentExtras,
  { strays, extras: unknownExtras }: Pick<ParsedDocument, 'strays' | 'extras'>,
): string => {
  const whole: Record<string, unknown> = { ...document };
  for (const category of CATEGORIES) whole[category] = [...document[category], ...(strays[category] ?? [])];
  const feedback = { ...unknownExtras, ...extras };
  if (isEmpty(extras) && Object.keys(unknownExtras).length === 0) delete whole['feedback'];
  else whole['feedback'] = feedback;
  return `${JSON.stringify(whole, undefined, 2)}\n`;
};
