import type { Finding } from '@feedback/schema';

/** The findings of one file, of which there is at least one. */
export type FindingsOfFile = readonly Finding[];

/** Findings file by file, in the order of their first. */
export const byFile = (findings: readonly Finding[]): readonly FindingsOfFile[] => [
  ...Map.groupBy(findings, ({ path }) => path).values(),
];
