import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aBug, aReview, temporaryFolder } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '../src/index.ts';
import { someEvents } from './arbitrary-events.ts';
import { all, anAssignment, anEpisode, aRun, someStats } from './records.ts';

const appender = fileURLToPath(new URL('./children/append-batches.ts', import.meta.url));

const startAppender = (location: string, name: string, batches: number) =>
  fork(appender, [location, name, String(batches)], {
    execArgv: ['--conditions=@feedback/source', '--disable-warning=ExperimentalWarning'],
  });

/** What every store with a file promises beyond the contract. */
export const persistence = (name: string, file: string): void => {
  describe(`${name}: persistence`, () => {
    it('has everything when it is opened again', async () => {
      const location = join(await temporaryFolder(), 'not', 'yet', 'there', file);
      const events = [aBug(), aReview({ timestamp: '2026-01-31T00:00:00.000Z' })];
      const store = await openStore(location);
      await store.append(events);
      await store.addRuns([aRun()]);
      await store.assign([anAssignment()]);
      await store.replaceEpisodes([anEpisode()]);
      await store.replaceStats([someStats()]);
      const said = await all(store.wordings());
      await store.keepSignatures({ version: 1 }, new Map([[said[0]?.id ?? '', 's_1']]));
      await store.close();

      const again = await openStore(location);
      expect(await all(again.events())).toEqual(events);
      expect(await all(again.runs())).toEqual([aRun()]);
      expect(await all(again.assignments())).toEqual([anAssignment()]);
      expect(await all(again.episodes())).toEqual([anEpisode()]);
      expect(await again.stats()).toEqual([someStats()]);
      expect(await again.signatureState()).toEqual({ version: 1 });
      expect((await all(again.wordings())).map(({ id, signature }) => [id, signature])).toEqual([
        [said[0]?.id, 's_1'],
        [said[1]?.id, null],
      ]);
      expect(await again.append(events)).toEqual({ added: 0, known: 2 });
      await again.close();
    });

    it('gives any events back as they were when it is opened again', { timeout: 60_000 }, async () => {
      const folder = await temporaryFolder();
      let opened = 0;
      await fc.assert(
        fc.asyncProperty(someEvents, someEvents, async (first, second) => {
          const location = join(folder, `${opened++}-${file}`);
          const later = second.map((event) => ({ ...event, event_id: `later_${event.event_id}` }));
          for (const batch of [first, later]) {
            const store = await openStore(location);
            await store.append(batch);
            await store.close();
          }
          const store = await openStore(location);
          const ids = new Map((await all(store.events())).map((event) => [event.event_id, event]));
          await store.close();
          expect(ids.size).toBe(first.length + later.length);
          for (const event of [...first, ...later]) expect(ids.get(event.event_id)).toEqual(event);
        }),
        { numRuns: 20 },
      );
    });

    it('sees what another opener of the same file has written', async () => {
      const location = join(await temporaryFolder(), file);
      const [one, two] = [await openStore(location), await openStore(location)];
      await one.append([aBug({ event_id: 'e_1' })]);
      expect(await two.append([aBug({ event_id: 'e_1' }), aBug({ event_id: 'e_2' })])).toEqual({
        added: 1,
        known: 1,
      });
      expect(await one.countByKind()).toEqual({ bug: 2 });
      await Promise.all([one.close(), two.close()]);
    });

    it('keeps the batches of calls that run at the same time', { timeout: 60_000 }, async () => {
      const location = join(await temporaryFolder(), file);
      const store = await openStore(location);
      const results = await Promise.all(Array.from({ length: 20 }, () => store.append([aBug()])));
      expect(results.every((result) => result.added === 1)).toBe(true);
      expect(await store.countByKind()).toEqual({ bug: 20 });
      await store.close();
    });

    it('keeps everything that two processes write at the same time', { timeout: 60_000 }, async () => {
      const folder = await temporaryFolder();
      const location = join(folder, file);
      const children = ['a', 'b'].map((each) => startAppender(location, each, 15));
      const exits = await Promise.all(children.map((child) => once(child, 'exit')));
      expect(exits.map(([code]) => code as unknown)).toEqual([0, 0]);
      const store = await openStore(location);
      expect(await store.countByKind()).toEqual({ bug: 2 * 15 * 10 });
      await store.close();
      expect(await readdir(folder)).toEqual([file]);
    });

    it('has lost nothing acknowledged after a kill', { timeout: 60_000 }, async () => {
      const location = join(await temporaryFolder(), file);
      const child = startAppender(location, 'killed', 1_000_000);
      let acknowledged = 0;
      child.on('message', (batches: number) => {
        acknowledged = batches;
        if (batches >= 5) child.kill('SIGKILL');
      });
      const [, signal] = (await once(child, 'exit')) as [unknown, string];
      expect(signal).toBe('SIGKILL');
      const store = await openStore(location);
      const { bug = 0 } = await store.countByKind();
      expect(bug).toBeGreaterThanOrEqual(acknowledged * 10);
      expect(bug % 10).toBe(0);
      expect(await store.append([aBug()])).toEqual({ added: 1, known: 0 });
      await store.close();
    });
  });
};
