import { expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { counts, readTests } from '../test-report/read-tests.ts';

const assembly = (inner: string, attributes = 'run-date="2026-01-30" run-time="10:00:00"') =>
  `<assembly name="Shop.dll" ${attributes} total="99">${inner}</assembly>`;

const test = (result: string, inner = '') =>
  `<test name="Shop.Adds" type="Shop" method="Adds" result="${result}">${inner}</test>`;

const failure =
  '<failure exception-type="Xunit.Sdk.TrueException"><message>Assert.True()</message><stack-trace>at Shop.cs:3</stack-trace></failure>';

it.each([
  [
    'version 2',
    `<assemblies>${assembly(`<collection>${test('Pass')}${test('Fail', failure)}${test('Skip')}</collection>`)}</assemblies>`,
    counts(3, 1, 0, 1),
  ],
  [
    'version 1, an assembly alone with classes',
    assembly(`<class>${test('Pass')}${test('Fail', failure)}</class>`),
    counts(2, 1),
  ],
  [
    'version 3, where tests may not be run',
    `<assemblies id="x" schema-version="3">${assembly(`<collection>${test('NotRun')}</collection>`)}</assemblies>`,
    counts(1, 0, 0, 1),
  ],
  ['no test', '<assemblies><assembly><errors/></assembly></assemblies>', counts(0)],
])('counts %s', async (_name, xml, expected) => {
  const { format, totals } = await readTests(xml);
  expect(format).toBe('xunit');
  expect(totals).toEqual(expected);
});

it('tells what failed, and where version 3 says so', async () => {
  const located = test('Fail', failure).replace('<test ', '<test source-file="Shop.cs" source-line="12" ');
  const { events } = await readTests(`<assemblies>${assembly(located)}</assemblies>`);
  expect(events[0]).toMatchObject({
    suite: 'Shop',
    failure_type: 'Xunit.Sdk.TrueException',
    failure_reason: 'Assert.True()',
    file_path: 'Shop.cs',
    line: 12,
    timestamp: '2026-01-30T10:00:00.000Z',
    zone_assumed: true,
  });
});

it('counts errors of an assembly', async () => {
  const error = `<errors><error type="assembly-cleanup" name="Shop">${failure}</error></errors>`;
  expect((await readTests(`<assemblies>${assembly(error)}</assemblies>`)).totals).toEqual(counts(0, 0, 1));
});

it('leaves other files with an assembly alone', () => {
  expect(
    detectFormat('<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0"/>'),
  ).toBeUndefined();
});
