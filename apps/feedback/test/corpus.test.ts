import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { corpusPath, describeCorpus, temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import type { CollectRow, CollectTotals } from '../src/commands/collect-row.ts';
import { runCli } from './run-cli.ts';

interface Answer {
  readonly inputs: readonly CollectRow[];
  readonly totals: CollectTotals;
}

const now = '2026-11-22T12:00:00.000Z';

describeCorpus('the whole corpus', 'reports/expected.json', () => {
  const collect = async (folder: string, store: string, cwd: string, env = {}): Promise<Answer> => {
    const words = ['collect', '--json', '--store', store, folder];
    return (await runCli(words, { cwd, env, now })).json<Answer>();
  };

  test(
    'adds nothing when it is collected again, then from another folder',
    { timeout: 300_000 },
    async () => {
      const cwd = await temporaryFolder();
      const store = join(cwd, 'feedback.db');
      const first = await collect(corpusPath('reports'), store, cwd);
      expect(first.totals.events_new).toBeGreaterThan(1_000);
      const again = await collect(corpusPath('reports'), store, cwd);
      expect(again.inputs.filter(({ events_new }) => events_new > 0)).toEqual([]);

      const elsewhere = await temporaryFolder();
      await cp(corpusPath('reports'), join(elsewhere, 'moved'), { recursive: true });
      const moved = await collect('moved', store, elsewhere);
      expect(moved.inputs.filter(({ events_new }) => events_new > 0)).toEqual([]);
      expect(moved.totals.events_known).toBe(again.totals.events_known);
    },
  );

  test('adds nothing when it is collected again in one job of CI', { timeout: 300_000 }, async () => {
    const cwd = await temporaryFolder();
    const store = join(cwd, 'feedback.db');
    const env = { GITHUB_RUN_ID: '1', GITHUB_JOB: 'test' };
    const [first, again] = [
      await collect(corpusPath('reports'), store, cwd, env),
      await collect(corpusPath('reports'), store, cwd, env),
    ];
    expect(first.totals.events_new).toBeGreaterThan(1_000);
    expect(again.inputs.filter(({ events_new }) => events_new > 0)).toEqual([]);
  });
});
