import { compareText, Severity, severityWeight, type PatternTally } from '@feedback/schema';

const SEVERITIES = new Map(Severity.options.map((severity) => [severityWeight(severity), severity]));

/** The severity of a weight; `null` for none. */
export const severityOfWeight = (weight: number | null): PatternTally['severity'] =>
  weight === null ? null : (SEVERITIES.get(weight) ?? null);

/** Most occurrences first; equals by name, mistakes without a pattern after them. */
export const compareTallies = (a: PatternTally, b: PatternTally): number =>
  b.occurrences - a.occurrences ||
  Number(a.pattern === null) - Number(b.pattern === null) ||
  compareText(a.pattern ?? '', b.pattern ?? '');
