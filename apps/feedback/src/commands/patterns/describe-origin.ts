import type { LayeredLesson } from '@feedback/patterns';

/** `@acme/lessons, severity by repository`: the layer that teaches a pattern, and who changed what about it. */
export const describeOrigin = (origin: LayeredLesson | undefined): string => {
  if (origin === undefined) return '–';
  const { layer, overridden } = origin;
  const fields = Map.groupBy(Object.entries(overridden), ([, by]) => by);
  const changes = [...fields].map(
    ([by, entries]) => `${entries.map(([field]) => field).join(' and ')} by ${by}`,
  );
  return [layer, ...changes].join(', ');
};

/** The same for programs. */
export const originFields = (
  origin: LayeredLesson | undefined,
): Partial<Pick<LayeredLesson, 'layer' | 'overridden'>> =>
  origin === undefined ? {} : { layer: origin.layer, overridden: origin.overridden };
