import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Frequencies } from './estimate.ts';

/** Features are kept by this many bits of their hash; one in fifty that was never seen is taken for another. */
const BITS = 21;

/** Rates are kept in steps of this factor above the floor. */
const STEP = 2;

const shorten = (feature: number): number => feature >>> (32 - BITS);

const pushVarint = (bytes: number[], value: number): void => {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
};

/** Packs features with their rates (occurrences per 1,000 lines) into text; those below `floor` are left out. */
export const packFeatures = (rates: Iterable<readonly [feature: number, rate: number]>, floor: number): string => {
  const levels = new Map<number, number>();
  for (const [feature, rate] of rates) {
    if (rate < floor) continue;
    const level = Math.min(255, Math.floor(Math.log(rate / floor) / Math.log(STEP)));
    const short = shorten(feature);
    levels.set(short, Math.max(levels.get(short) ?? 0, level));
  }
  const sorted = [...levels].toSorted(([a], [b]) => a - b);
  const gaps: number[] = [];
  let before = 0;
  for (const [short] of sorted) {
    pushVarint(gaps, short - before);
    before = short;
  }
  const bytes = Buffer.from([...gaps, ...sorted.map(([, level]) => level)]);
  return `${sorted.length}:${deflateRawSync(bytes, { level: 9 }).toString('base64')}`;
};

const unpack = (packed: string): Map<number, number> => {
  const [count = '0', text = ''] = packed.split(':');
  const bytes = inflateRawSync(Buffer.from(text, 'base64'));
  const shorts: number[] = [];
  let short = 0;
  let at = 0;
  while (shorts.length < Number(count)) {
    let gap = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      gap |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    short += gap;
    shorts.push(short);
  }
  return new Map(shorts.map((key, index) => [key, bytes[at + index] ?? 0]));
};

/** Unpacks what `packFeatures` packed, when it is first asked. */
export const readFeatures = (packed: string, floor: number): Frequencies => {
  let levels: Map<number, number> | undefined;
  return {
    floor,
    rateOf: (feature) => {
      levels ??= unpack(packed);
      const level = levels.get(shorten(feature));
      return level === undefined ? undefined : floor * STEP ** (level + 0.5);
    },
  };
};
