import * as z from 'zod';

/** How bad a mistake is, from `low` to `critical`, as the original's pattern format has it. */
export const Severity = z.enum(['low', 'medium', 'high', 'critical']);
export type Severity = z.infer<typeof Severity>;

const WEIGHT: Readonly<Record<Severity, number>> = { low: 1, medium: 2, high: 3, critical: 4 };

/** The rank of a severity, 1 (`low`) to 4 (`critical`), for sorting and for thresholds. */
export const severityWeight = (severity: Severity): number => WEIGHT[severity];

const ALIASES: Readonly<Record<string, Severity>> = {
  blocker: 'critical',
  fatal: 'critical',
  major: 'high',
  error: 'high',
  moderate: 'medium',
  warning: 'medium',
  warn: 'medium',
  minor: 'low',
  note: 'low',
  info: 'low',
  information: 'low',
  none: 'low',
};

const isSeverity = (word: string): word is Severity => Object.hasOwn(WEIGHT, word);

/** Reads a severity as tools and people spell it (`HIGH`, `blocker`, `warning`); `undefined` when it names none. */
export const toSeverity = (text: unknown): Severity | undefined => {
  if (typeof text !== 'string') return undefined;
  const word = text.trim().toLowerCase();
  return isSeverity(word) ? word : ALIASES[word];
};

/** The worse of two severities. */
export const worseSeverity = (a: Severity, b: Severity): Severity => (WEIGHT[a] >= WEIGHT[b] ? a : b);
