import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { builtinPatterns } from '../../src/builtin/builtin-patterns.ts';

/** Runs a file of tests with plain Node, which strips the types; gives its exit code. */
const run = async (file: string, code: string): Promise<unknown> => {
  await writeFile(file, code);
  const [exitCode] = (await once(spawn(process.execPath, [file], { stdio: 'ignore' }), 'exit')) as unknown[];
  return exitCode;
};

const lessons = builtinPatterns.filter(({ language }) => language === 'typescript');

test.each(lessons.map((lesson) => [lesson.name, lesson] as const))(
  'the test of %s fails with the bad example and passes with the good one',
  async (_, { bad_example: bad, good_example: good, test_coverage: coverage }) => {
    const folder = await temporaryFolder();
    const codes = await Promise.all([
      run(join(folder, 'bad.test.mts'), `${bad}\n${coverage}`),
      run(join(folder, 'good.test.mts'), `${good}\n${coverage}`),
    ]);
    expect(codes).toEqual([1, 0]);
  },
);
