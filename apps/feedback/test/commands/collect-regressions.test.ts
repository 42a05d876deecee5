import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';

interface Answer {
  readonly summary: { readonly performance_metrics: number };
}

/** One hyperfine report a day, each with the mean in seconds. */
const days = async (cwd: string, means: readonly number[]): Promise<void> => {
  for (const [index, mean] of means.entries()) {
    const name = `${index + 1}.json`;
    const times = [mean, mean * 1.001, mean * 0.999];
    const result = {
      command: 'build',
      mean,
      stddev: 0.001,
      median: mean,
      user: mean,
      system: 0,
      min: mean,
      max: mean,
      times,
      exit_codes: [0, 0, 0],
    };
    await writeFiles(cwd, { [name]: JSON.stringify({ results: [result] }) });
    const at = new Date(Date.UTC(2026, 0, 10 + index));
    await utimes(join(cwd, name), at, at);
  }
};

test('tells numbers that became worse, and keeps them once', async () => {
  const cwd = await temporaryFolder();
  await days(cwd, [1, 1.01, 0.99, 1, 1.8]);
  const files = ['1.json', '2.json', '3.json', '4.json', '5.json'];
  expect((await runCli(['collect', ...files], { cwd })).stderr).toContain('worse than before');
  expect((await runCli(['collect', ...files], { cwd })).stderr).not.toContain('worse than before');
  const { json } = await runCli(['analyze', '--json'], { cwd });
  expect(json<Answer>().summary.performance_metrics).toBeGreaterThan(0);
});

test('is silent about numbers that stay', async () => {
  const cwd = await temporaryFolder();
  await days(cwd, [1, 1.01, 0.99, 1, 1.02]);
  expect((await runCli(['collect', '1.json', '2.json', '3.json', '4.json', '5.json'], { cwd })).stderr).toBe(
    '',
  );
});
