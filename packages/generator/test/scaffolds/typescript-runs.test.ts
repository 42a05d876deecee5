import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '@feedback/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LessonName } from '../../src/matching/lessons.ts';
import { lessonsOf } from '../../src/rendering/template.ts';
import { compose, scaffoldNamed } from './compositions.ts';

type Api = Record<string, (...given: readonly unknown[]) => unknown>;

/** Runs generated code as a module of its own. */
const load = async (name: string, lessons: readonly LessonName[], prompt?: string): Promise<Api> => {
  const path = `${await temporaryFolder()}/generated.ts`;
  await writeFile(path, compose(scaffoldNamed(name, 'typescript'), lessons, prompt).code);
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Api;
};

const all = (name: string): readonly LessonName[] => [
  ...lessonsOf(scaffoldNamed(name, 'typescript').template),
];

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const post = (url: string, body: RequestInit['body']) =>
  fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit);

const choices = (name: string) => [
  { title: 'with no lesson', lessons: [] },
  { title: 'with all lessons', lessons: all(name) },
];

describe.each(choices('file-upload'))('file-upload $title', ({ lessons }) => {
  const start = async () => {
    const [api, folder] = [await load('file-upload', lessons), `${await temporaryFolder()}/uploads`];
    const url = await serve((request, response) => {
      void api['handleUpload']?.(request, response, { folder, maxSizeBytes: 300_000 });
    });
    return { url, folder };
  };

  test('stores an upload up to the limit', async () => {
    const { url, folder } = await start();
    const response = await post(url, Buffer.alloc(300_000, 7));
    const { id } = (await response.json()) as { id: string };
    expect(response.status).toBe(201);
    expect(await readFile(`${folder}/${id}`)).toEqual(Buffer.alloc(300_000, 7));
  });

  test('refuses a larger one, with or without a stated length, and keeps nothing of it', async () => {
    const { url, folder } = await start();
    const unstated = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.alloc(100_000));
      },
    });
    expect((await post(url, Buffer.alloc(300_001))).status).toBe(413);
    expect((await post(url, unstated)).status).toBe(413);
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });
});

test('file-upload answers 507 when the disk refuses, with the lesson on specific errors', async () => {
  const api = await load('file-upload', all('file-upload'));
  const file = `${await temporaryFolder()}/file`;
  await writeFile(file, '');
  const url = await serve(
    (request, response) => void api['handleUpload']?.(request, response, { folder: `${file}/x` }),
  );
  expect((await post(url, 'x')).status).toBe(507);
});

describe.each(choices('file-processing'))('file-processing $title', ({ lessons }) => {
  test('processes a file into another, refuses a larger one, and says what is missing', async () => {
    const [api, folder] = [await load('file-processing', lessons), await temporaryFolder()];
    await writeFile(`${folder}/in`, Buffer.alloc(2_500_000, 97));
    const processChunk = (chunk: Uint8Array) => Buffer.from(chunk).fill(98);
    expect(await api['processFile']?.(`${folder}/in`, `${folder}/out`, { processChunk })).toBe(2_500_000);
    expect((await readFile(`${folder}/out`)).equals(Buffer.alloc(2_500_000, 98))).toBe(true);
    await expect(api['processFile']?.(`${folder}/in`, `${folder}/no`, { maxSizeBytes: 9 })).rejects.toThrow(
      'larger than 9',
    );
    await expect(api['processFile']?.(`${folder}/missing`, `${folder}/no`)).rejects.toThrow('ENOENT');
  });
});

test('file-processing leaves nothing behind when the work fails, with the lesson on temporary files', async () => {
  const [api, folder] = [await load('file-processing', ['temp_file']), await temporaryFolder()];
  await writeFile(`${folder}/in`, 'text');
  const processChunk = () => {
    throw new RangeError('no');
  };
  await expect(api['processFile']?.(`${folder}/in`, `${folder}/out`, { processChunk })).rejects.toThrow(
    RangeError,
  );
  expect(await readdir(folder)).toEqual(['in']);
});

test('json-endpoint answers a summary, and says what is wrong with a request', async () => {
  const api = await load('json-endpoint', all('json-endpoint'));
  const url = await serve((request, response) => void api['handleValueSummary']?.(request, response));
  expect(await (await post(url, '{"values":[1,2]}')).json()).toEqual({ count: 2, total: 3, mean: 1.5 });
  expect(await (await post(url, '{"values":[]}')).json()).toEqual({ count: 0, total: 0, mean: null });
  expect((await post(url, '{')).status).toBe(400);
  expect((await post(url, '{"values":["x"]}')).status).toBe(422);
});

test('json-endpoint is right without lessons', async () => {
  const api = await load('json-endpoint', []);
  const url = await serve((request, response) => void api['handleValueSummary']?.(request, response));
  expect(await (await post(url, '{"values":[1,2]}')).json()).toEqual({ count: 2, total: 3, mean: 1.5 });
  expect((await post(url, '{')).status).toBe(500);
});

describe.each(choices('list-access'))('list-access $title', ({ lessons }) => {
  test.each([
    ['first', 'getFirstItem', []],
    ['last', 'getLastItem', []],
    ['index', 'getItemAt', [1]],
  ] as const)('%s', async (prompt, name, rest) => {
    const api = await load('list-access', lessons, prompt);
    expect(api[name]?.(['a', 'b'], ...rest)).toBe(prompt === 'first' ? 'a' : 'b');
    expect(api[name]?.([], ...rest)).toBeUndefined();
  });
});

describe.each(choices('array-json'))('array-json $title', ({ lessons }) => {
  test('summarises and converts', async () => {
    const summary = await load('array-json', lessons, 'summary');
    const convert = await load('array-json', lessons, 'convert');
    expect(JSON.parse(String(summary['processNumbers']?.([1, 3])))).toEqual({ mean: 2, std: 1, max: 3 });
    expect(JSON.parse(String(summary['processNumbers']?.([])))).toEqual({ mean: null, std: null, max: null });
    expect(convert['numbersToJson']?.([1, Number.NaN])).toBe('[1,null]');
  });
});

test('array-json writes a typed array as an array, with its lesson', async () => {
  const api = await load('array-json', ['typed_array_json'], 'convert');
  expect(api['numbersToJson']?.(new Float64Array([1, 2]))).toBe('[1,2]');
});

test('json-text writes what JSON has no form for, with its lessons', async () => {
  const api = await load('json-text', all('json-text'));
  const data = { big: 10n ** 20n, typed: new Uint8Array([1]), none: Number.NaN };
  expect(api['processData']?.(data)).toBe('{"big":"100000000000000000000","typed":[1],"none":null}');
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  expect(() => api['processData']?.(circular)).toThrow(api['NotSerializableError']);
});

test('guarded-parse names what is wrong, with its lesson, and reads files', async () => {
  const [api, folder] = [
    await load('guarded-parse', ['specific_exceptions'], 'config file'),
    await temporaryFolder(),
  ];
  await writeFile(`${folder}/config`, '{"a":1}');
  expect(await api['loadConfigFile']?.(`${folder}/config`)).toEqual({ a: 1 });
  expect(() => api['parseConfig']?.('{')).toThrow('The config is no valid JSON');
  await expect(api['loadConfigFile']?.(`${folder}/none`)).rejects.toThrow('cannot be read');
});

test('guarded-call turns expected errors into its own and lets the others through', async () => {
  const api = await load('guarded-call', ['specific_exceptions']);
  expect(await api['handleWork']?.(() => 3)).toBe(3);
  await expect(api['handleWork']?.(() => JSON.parse('{'))).rejects.toThrow(api['WorkError']);
  await expect(api['handleWork']?.(() => Promise.reject(new RangeError('x')))).rejects.toThrow(RangeError);
});

test('categorise goes by metadata, with its lesson', async () => {
  const api = await load('categorise', ['metadata_categories']);
  const groups = api['categoriseItems']?.([
    { type: 'pdf' },
    { metadata: { type: ' PDF ' } },
    { name: 'x.pdf' },
  ]);
  expect([...(groups as Map<string, unknown[]>)].map(([name, { length }]) => [name, length])).toEqual([
    ['pdf', 2],
    ['unknown', 1],
  ]);
});
