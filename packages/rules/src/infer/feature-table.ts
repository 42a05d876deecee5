import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Frequencies } from './estimate.ts';

/** The rate, in 1,000 lines, from which features of ordinary code are kept. */
export const FLOOR = 0.01;

/** A feature with its occurrences in 1,000 lines. */
export interface CountedFeature {
  readonly feature: number;
  readonly rate: number;
}

/** Features are kept by this many bits of their hash, so that a few in a hundred that were never seen are taken for others. */
const BITS = 24;

/** Rates are kept in steps of this factor above the floor. */
const STEP = 1.6;

const shorten = (feature: number): number => feature >>> (32 - BITS);

const pushVarint = (bytes: number[], value: number): void => {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
};

/** Packs features with their rates into text; those below the floor are left out. */
export const packFeatures = (features: Iterable<CountedFeature>): string => {
  const levels = new Map<number, number>();
  for (const { feature, rate } of features) {
    if (rate < FLOOR) continue;
    const level = Math.min(255, Math.floor(Math.log(rate / FLOOR) / Math.log(STEP)));
    const short = shorten(feature);
    levels.set(short, Math.max(levels.get(short) ?? 0, level));
  }
  const sorted = [...levels].toSorted(([a], [b]) => a - b);
  const bytes: number[] = [];
  let before = 0;
  for (const [short] of sorted) {
    pushVarint(bytes, short - before);
    before = short;
  }
  for (const [, level] of sorted) bytes.push(level);
  return `${sorted.length}:${deflateRawSync(Buffer.from(bytes), { level: 9 }).toString('base64')}`;
};

/** A hash table with open addressing, twice as large as it must be: features, plus one, and their levels. */
class Table {
  readonly #keys: Uint32Array;
  readonly #levels: Uint8Array;
  readonly #last: number;

  constructor(packed: string) {
    const [count = '0', text = ''] = packed.split(':');
    const bytes = inflateRawSync(Buffer.from(text, 'base64'));
    const size = 2 ** Math.ceil(Math.log2(2 * Number(count) + 2));
    this.#last = size - 1;
    this.#keys = new Uint32Array(size);
    this.#levels = new Uint8Array(size);
    this.#fill(bytes, Number(count));
  }

  #fill(bytes: Uint8Array, count: number): void {
    const levels = bytes.length - count;
    let key = 1;
    let from = 0;
    for (let index = 0; index < count; index += 1) {
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[from++] ?? 0;
        key += (byte & 127) << shift;
        if (byte < 128) break;
      }
      const at = this.#placeOf(key);
      this.#keys[at] = key;
      this.#levels[at] = bytes[levels + index] ?? 0;
    }
  }

  // The bits of a hash are as good as random.
  #placeOf(key: number): number {
    let at = key & this.#last;
    while (this.#keys[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & this.#last;
    return at;
  }

  levelOf(short: number): number | undefined {
    const at = this.#placeOf(short + 1);
    return this.#keys[at] === 0 ? undefined : this.#levels[at];
  }
}

/** Unpacks what `packFeatures` packed, when it is first asked. */
export const readFeatures = (packed: string): Frequencies => {
  let table: Table | undefined;
  return {
    floor: FLOOR,
    rateOf: (feature) => {
      table ??= new Table(packed);
      const level = table.levelOf(shorten(feature));
      return level === undefined ? undefined : FLOOR * STEP ** (level + 0.5);
    },
  };
};
