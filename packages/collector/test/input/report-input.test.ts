import { temporaryFolder } from '@feedback/testing';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/index.ts';
import { gather, readText, report } from '../report.ts';

const xml = (declaration: string, name: string): string =>
  `${declaration}<testsuite name="s"><testcase name="${name}"><failure message="m"/></testcase></testsuite>`;

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const nameIn = async (bytes: Uint8Array): Promise<unknown> => {
  const { events } = await readText(bytes);
  return events.map((event) => 'test_name' in event && event.test_name);
};

describe('encodings', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(xml('', 'é'))],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${xml('', 'é')}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${xml('', 'é')}`, 'utf16le')],
    ['UTF-16 BE with a mark', utf16be(`\uFEFF${xml('', 'é')}`)],
    ['UTF-16 LE without', Buffer.from(xml('', 'é'), 'utf16le')],
    ['UTF-16 BE without', utf16be(xml('', 'é'))],
    ['a declared ISO 8859-1', Buffer.from(xml('<?xml version="1.0" encoding="ISO-8859-1"?>', 'é'), 'latin1')],
    ['UTF-8 that claims to be UTF-16', Buffer.from(xml('<?xml version="1.0" encoding="utf-16"?>', 'é'))],
    ['gzip', gzipSync(xml('', 'é'))],
  ])('reads %s', async (_, bytes) => {
    expect(await nameIn(bytes)).toEqual(['é']);
  });

  it('reads an unknown encoding as UTF-8 and says so', async () => {
    const { events, problems } = await readText(xml('<?xml version="1.0" encoding="klingon"?>', 'a'));
    expect(events).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'UNKNOWN_ENCODING' }]);
  });

  it('reads characters that are split between pieces', async () => {
    const { events } = await gather(readReport(report(xml('', 'é😀'), 'r', 1)));
    expect(events).toMatchObject([{ test_name: 'é😀' }]);
  });
});

describe('what cannot be read is a problem', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'EMPTY_FILE'],
    ['white space', ' \n\t', 'EMPTY_FILE'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'BINARY_FILE'],
    ['a text of no known format', 'hello', 'UNKNOWN_FORMAT'],
    ['other XML', '<catalog><testsuite/></catalog>', 'UNKNOWN_FORMAT'],
    ['a list', '[1, 2]', 'UNKNOWN_FORMAT'],
    ['broken gzip', Buffer.concat([gzipSync(xml('', 'a')).subarray(0, 20)]), 'UNREADABLE'],
  ])('%s', async (_, bytes, code) => {
    const { events, runs, problems } = await readText(bytes);
    expect([events, runs]).toEqual([[], []]);
    expect(problems).toMatchObject([{ code, severity: 'error', path: 'report' }]);
  });

  it('a format that does not exist', async () => {
    expect((await readText('<testsuite/>', { format: 'punch-cards' })).problems).toMatchObject([
      { code: 'UNKNOWN_FORMAT', message: expect.stringContaining('metrics-json') },
    ]);
  });

  it('a missing file, a folder, a forbidden file, a path that none can have', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'secret.xml'), xml('', 'a'));
    await chmod(join(folder, 'secret.xml'), 0o000);
    const codes = async (path: string) =>
      (await gather(readReport(path))).problems.map((problem) => problem.code);
    expect(await codes(join(folder, 'none.xml'))).toEqual(['NOT_FOUND']);
    expect(await codes(join(folder, 'sub'))).toEqual(['NOT_A_FILE']);
    expect(await codes('nul\0.xml')).toEqual(['NOT_FOUND']);
    // The superuser reads every file.
    expect(await codes(join(folder, 'secret.xml'))).toEqual(process.getuid?.() === 0 ? [] : ['UNREADABLE']);
  });

  it('a stream that breaks', async () => {
    const stream = (async function* () {
      yield Buffer.from('<testsuite name="s">');
      throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    })();
    const { problems } = await gather(readReport({ path: '-', stream }));
    expect(problems).toMatchObject([{ code: 'UNREADABLE', message: expect.stringContaining('ECONNRESET') }]);
  });
});

it('keeps a long stream out of memory, and reads it as it reads a short one', async () => {
  const filler = `<system-out>${'x'.repeat(17 * 1024 * 1024)}</system-out>`;
  const text = xml('', 'a').replace('</testcase>', `${filler}</testcase>`);
  const { events, runs } = await gather(readReport(report(text, '-', 1024 * 1024)));
  expect(events).toMatchObject([{ test_name: 'a', source: { path: '-' } }]);
  expect(runs).toMatchObject([{ totals: { tests: 1, failures: 1 } }]);
});

it('tells how far it has come', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'r.xml');
  await writeFile(path, xml('', 'a'));
  const seen: number[] = [];
  await gather(readReport(path, { onProgress: ({ bytes, total }) => seen.push(bytes / total) }));
  expect(seen).toEqual([1]);
});
