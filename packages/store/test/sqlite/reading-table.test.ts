import {
  wordingId,
  wordingOf,
  type EventStore,
  type KeptReading,
  type ReadingKeeper,
} from '@feedback/schema';
import { aBug, temporaryFolder } from '@feedback/testing';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/index.ts';
import { all, aReading, keptBy } from '../records.ts';

type KeepingStore = EventStore & { readonly readings: ReadingKeeper };

const opened = async (): Promise<KeepingStore> =>
  (await openStore(join(await temporaryFolder(), 'feedback.db'))) as KeepingStore;

const says = (error: string, timestamp = '2026-01-02T00:00:00.000Z') => aBug({ error, timestamp });

const readingOf = (error: string, fields: Partial<KeptReading> = {}): KeptReading =>
  aReading({ id: wordingId(wordingOf(says(error))), ...fields });

/** What is new after a place to somebody who knows some numbers, and the place that is reached then. */
const newAfter = async (
  { readings }: KeepingStore,
  place: number,
  known: readonly number[] = [],
): Promise<{ readonly place: number; readonly texts: readonly string[] }> => {
  const texts: string[] = [];
  let reached = place;
  for await (const batch of readings.wordingsAfter(place, (number) => known.includes(number))) {
    texts.push(...[...batch.wordings].map(({ text }) => text));
    reached = batch.place;
  }
  return { place: reached, texts };
};

describe('readings in SQLite', () => {
  it('gives back what was kept, under the numbers that mistakes name wordings by', async () => {
    const store = await opened();
    await store.append([says('a'), says('b')]);
    const kept = [
      readingOf('a', { pattern: 'logging', method: 'message' }),
      readingOf('b', { signature: null, line: null }),
    ];
    await store.readings.keep({ any: 1 }, kept, 2);
    const { place, readings } = await keptBy(store);
    expect(place).toBe(2);
    expect(await store.signatureState()).toEqual({ any: 1 });
    const numbers = new Map((await all(store.wordings())).map(({ id, wording }) => [id, wording]));
    for (const { wording, ...reading } of readings) {
      expect(wording).toBe(numbers.get(reading.id));
      expect(kept).toContainEqual(reading);
    }
    expect(readings).toHaveLength(2);
    await store.close();
  });

  it('tells what later events say, also those that happened earlier, and says nothing twice', async () => {
    const store = await opened();
    await store.append([says('a'), says('b')]);
    const { place, texts } = await newAfter(store, 0);
    expect(texts).toEqual(['a', 'b']);
    await store.append([says('late', '2020-01-01T00:00:00.000Z'), says('late'), says('last')]);
    expect(await newAfter(store, place)).toEqual({ place: place + 3, texts: ['late', 'last'] });
    await store.close();
  });

  it('leaves out what is known, and goes past it', async () => {
    const store = await opened();
    await store.append([says('a'), says('b'), says('a')]);
    const [a] = await all(store.wordings());
    expect(await newAfter(store, 0, [a?.wording ?? -1])).toEqual({ place: 3, texts: ['b'] });
    expect(await newAfter(store, 3)).toEqual({ place: 3, texts: [] });
    await store.close();
  });

  it('takes the place of the reading before, and keeps the others', async () => {
    const store = await opened();
    await store.append([says('a'), says('b')]);
    await store.readings.keep({ any: 1 }, [readingOf('a'), readingOf('b')], 2);
    await store.readings.keep({ any: 2 }, [readingOf('a', { reader: 'another' })], 2);
    const { readings } = await keptBy(store);
    expect(readings.map(({ reader }) => reader).toSorted()).toEqual(['1.library', 'another']);
    expect(await store.signatureState()).toEqual({ any: 2 });
    await store.close();
  });

  it('keeps all of it or nothing', async () => {
    const store = await opened();
    await store.append([says('a'), says('b')]);
    await store.readings.keep({ any: 1 }, [readingOf('a')], 1);
    const breaksOff = function* (): Iterable<KeptReading> {
      yield readingOf('b');
      throw new Error('interrupted');
    };
    await expect(store.readings.keep({ any: 2 }, breaksOff(), 2)).rejects.toThrow('interrupted');
    const { place, readings } = await keptBy(store);
    expect({ place, ids: readings.map(({ id }) => id) }).toEqual({ place: 1, ids: [readingOf('a').id] });
    expect(await store.signatureState()).toEqual({ any: 1 });
    await store.close();
  });

  it('takes a signature that was given alone for no reading', async () => {
    const store = await opened();
    await store.append([says('a')]);
    await store.keepSignatures({}, [[readingOf('a').id, 's_9']]);
    expect(await keptBy(store)).toEqual({ place: 0, readings: [] });
    expect(await all(store.wordings())).toMatchObject([{ signature: 's_9' }]);
    await store.close();
  });

  it('keeps more readings than fit on a page', async () => {
    const store = await opened();
    const texts = Array.from({ length: 2_500 }, (_, index) => `error ${index}`);
    await store.append(texts.map((text) => says(text)));
    await store.readings.keep(
      {},
      texts.map((text) => readingOf(text)),
      texts.length,
    );
    const { readings } = await keptBy(store);
    expect(new Set(readings.map(({ id }) => id)).size).toBe(texts.length);
    const { texts: found } = await newAfter(store, 0);
    expect(found).toEqual(texts);
    await store.close();
  });
});
