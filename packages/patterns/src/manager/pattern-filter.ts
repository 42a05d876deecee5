import type { Pattern, PatternStatus } from '@feedback/schema';

/** Which patterns. */
export interface PatternFilter {
  /** By default all but archived and dismissed ones. */
  readonly status?: PatternStatus | readonly PatternStatus[] | 'all';
}

const inForce = ({ status }: Pattern): boolean => status !== 'archived' && status !== 'dismissed';

/** Whether a pattern passes the filter. */
export const matcherOf = (status: PatternFilter['status']): ((pattern: Pattern) => boolean) => {
  if (status === undefined) return inForce;
  if (status === 'all') return () => true;
  const wanted = new Set<PatternStatus>(typeof status === 'string' ? [status] : status);
  return (pattern) => wanted.has(pattern.status ?? 'active');
};
