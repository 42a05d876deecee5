import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Frequencies } from './estimate.ts';

/** The rates, in 1,000 lines, from which features of ordinary code are kept: words alone, and everything else. */
export const FLOORS = { word: 0.015, shape: 0.0187 } as const;

/** A feature with its occurrences in 1,000 lines. */
export interface CountedFeature {
  readonly feature: number;
  readonly rate: number;
  readonly isWord: boolean;
}

/** Features are kept by this many bits of their hash; one in fifty that was never seen is taken for another. */
const BITS = 23;

/** Rates are kept in steps of this factor above the floor. */
const STEP = 1.5;

const shorten = (feature: number): number => feature >>> (32 - BITS);

const pushVarint = (bytes: number[], value: number): void => {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
};

/** Packs features with their rates into text; those below the floors are left out. */
export const packFeatures = (features: Iterable<CountedFeature>): string => {
  const levels = new Map<number, number>();
  for (const { feature, rate, isWord } of features) {
    if (rate < (isWord ? FLOORS.word : FLOORS.shape)) continue;
    const level = Math.min(255, Math.floor(Math.log(rate / FLOORS.word) / Math.log(STEP)));
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
export const readFeatures = (packed: string): Frequencies => {
  let levels: Map<number, number> | undefined;
  return {
    floors: FLOORS,
    rateOf: (feature) => {
      levels ??= unpack(packed);
      const level = levels.get(shorten(feature));
      return level === undefined ? undefined : FLOORS.word * STEP ** (level + 0.5);
    },
  };
};
