import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

export interface JunitFileOptions {
  readonly cases: number;
  /** Each so manieth case fails; 10 unless given. */
  readonly failing?: number;
}

const CASES_PER_SUITE = 200;

const stack = (index: number): string =>
  Array.from(
    { length: 12 },
    (_, frame) => `    at step${frame} (src/area${index % 40}/module${frame}.ts:${(index % 300) + frame}:9)`,
  ).join('\n');

const caseXml = (index: number, failing: number): string => {
  const open = `    <testcase classname="area${index % 40}.Suite${Math.floor(index / CASES_PER_SUITE)}" name="does what case ${index} says, with a name of ordinary length" file="test/area${index % 40}.test.ts" time="0.${index % 1000}"`;
  if (index % failing !== 0) return `${open}/>\n`;
  return `${open}>\n      <failure message="expected ${index} to be ${index + 1}" type="AssertionError">AssertionError: expected ${index}\n${stack(index)}\n</failure>\n      <system-out><![CDATA[${'a line of output\n'.repeat(28)}]]></system-out>\n    </testcase>\n`;
};

function* pieces({ cases, failing = 10 }: JunitFileOptions): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="generated">\n';
  for (let index = 0; index < cases; index++) {
    if (index % CASES_PER_SUITE === 0)
      yield `${index === 0 ? '' : '  </testsuite>\n'}  <testsuite name="suite ${index / CASES_PER_SUITE}" timestamp="2026-01-30T12:00:00" hostname="bench">\n`;
    yield caseXml(index, failing);
  }
  yield `${cases === 0 ? '' : '  </testsuite>\n'}</testsuites>\n`;
}

/** Writes a JUnit report of so many cases as a stream; 400,000 cases are about 107 MB. */
export const writeJunitFile = (path: string, options: JunitFileOptions): Promise<void> =>
  pipeline(Readable.from(pieces(options)), createWriteStream(path));

// Run as `node bench/junit-file.ts PATH CASES`.
const [, script, path, cases] = process.argv;
if (script === fileURLToPath(import.meta.url) && path !== undefined)
  await writeJunitFile(path, { cases: Number(cases ?? 400_000) });
