import type { Control, Effectiveness, LibraryEffect, Segmented } from '@feedback/schema';

type Interval = readonly [number, number];

/** A ratio of rates with two digits, or a dash. */
export const ratioText = (value: number | null | undefined): string => value?.toFixed(2) ?? '–';

/** A ratio with its interval in brackets, as far as both are known. */
export const estimateText = (ratio: number | null, interval: Interval | null | undefined): string =>
  interval === null || interval === undefined
    ? ratioText(ratio)
    : `${ratioText(ratio)} (${interval.map(ratioText).join('–')})`;

const METHOD: Readonly<Record<NonNullable<NonNullable<Effectiveness['method']>>, string>> = {
  exact: 'exact interval',
  scaled_exact: 'exact interval, scaled for bursts',
  quasi_poisson: 'interval scaled for bursts',
};

const controlWords = ({ method, mistakes, ratio, interval }: Control, raw: number | null): string => {
  const others = mistakes === 1 ? 'another mistake' : `${mistakes} other mistakes`;
  const whose = method === 'matched' ? `${others} of like frequency, on average,` : `${others}, together,`;
  return `Without the control ${ratioText(raw)}; meanwhile ${whose} went × ${estimateText(ratio, interval)}.`;
};

const segmentedWords = ({ level_ratio, interval, trend_per_week }: Segmented): string =>
  `Beside the trend through both sides (× ${ratioText(trend_per_week)} a week) the level went × ${estimateText(level_ratio, interval)}.`;

/** What stands behind the ratio of a pattern: the control, the level beside the trend, the scatter; empty where nothing is known. */
export const describeEffect = (effect: Effectiveness): string => {
  const { control, raw_ratio, segmented, dispersion, method } = effect;
  const parts: string[] = [];
  if (control !== null && control !== undefined) parts.push(controlWords(control, raw_ratio ?? null));
  if (segmented !== null && segmented !== undefined) parts.push(segmentedWords(segmented));
  if (dispersion !== null && method !== null && method !== undefined)
    parts.push(`Weeks scatter ${dispersion.toFixed(1)} times as much as chance alone (${METHOD[method]}).`);
  return parts.join(' ');
};

/** What the verdict on the whole library rests on. */
export const describeLibrary = ({
  patterns,
  episodes_before,
  episodes_after,
  expected_after,
}: LibraryEffect): string =>
  patterns === 0
    ? ''
    : `In ${patterns === 1 ? 'one pattern' : `${patterns} patterns`} ${episodes_before} episodes before and ${episodes_after} after, where ${expected_after.toFixed(1)} were to be expected.`;
