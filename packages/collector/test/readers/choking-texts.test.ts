import { describe, expect, it } from 'vitest';
import { readers } from '../../src/index.ts';
import { readTests } from '../test-report/read-tests.ts';

/** Texts on which an expression that tries too much takes minutes; these tests then run out of their time. */
const TEXTS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ' ',
    '\n',
    ' \n\t',
    '{\n',
    '{"\\',
    '\\"',
    'ok\t',
    'ok 1 #\n',
    '--- ',
    '=== RUN ',
    '--- PASS: x',
    '# ',
    'FAIL x ',
    'not ok {',
    '<a x="1" ',
  ]
    .concat('{ {" {"Action":"output" {"protocolVersion": ok 1.. Benchmark-1 Error a. < <!-- @:1'.split(' '))
    .map((piece) => [JSON.stringify(piece), piece.repeat(Math.ceil(65_536 / piece.length))]),
);

const LINES = ['go-test-text', 'go-test-json', 'tap', 'dart-json'];

describe.each(Object.entries(TEXTS))('%s, again and again', (_name, text) => {
  it('chokes no detection', () => {
    expect(readers.map((reader) => reader.detect(text)).every((found) => typeof found === 'boolean')).toBe(
      true,
    );
  });

  it('chokes no reader of lines', async () => {
    for (const format of LINES) {
      const { runs, problems } = await readTests(`1..1\nnot ok 1 - a\n  ---\n  location: ${text}\n${text}`, {
        format,
      });
      expect(runs.length + problems.length).toBeGreaterThan(0);
    }
  });

  it('chokes nothing that takes a failure apart', async () => {
    const documents = [
      {
        numTotalTests: 1,
        testResults: [
          { name: 'f', assertionResults: [{ title: 'a', status: 'failed', failureMessages: [text] }] },
        ],
      },
      { version: '3', examples: [], messages: [`An error occurred while loading ${text}`, text] },
      {
        exitcode: 1,
        created: 1,
        tests: [{ nodeid: text, outcome: 'failed', call: { outcome: 'failed', longrepr: text } }],
      },
    ];
    for (const [index, format] of ['vitest-json', 'rspec-json', 'pytest-json'].entries())
      expect((await readTests(documents[index] ?? {}, { format })).runs).toHaveLength(1);
  });
});
