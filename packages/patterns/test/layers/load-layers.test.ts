import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { loadLayers, loadLibraryLayers } from '../../src/index.ts';

const library = (names: readonly string[], more: object = {}): string =>
  JSON.stringify({ schema_version: 1, ...more, patterns: names.map((name) => ({ name })) }, null, 2);

const project = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
};

const load = async (folder: string, entries: readonly string[]) => {
  const path = join(folder, 'repo/feedback.config.json');
  const { layers, problems } = await loadLayers({ extends: entries, path }, { home: join(folder, 'home') });
  return {
    names: layers.map(({ name }) => name),
    lessons: layers.map(({ lessons }) => lessons.map(({ name }) => name).join()),
    problems,
  };
};

test('reads files, folders, packages and checkouts, in their order', async () => {
  const folder = await project({
    'team.json': library(['a']),
    'folder/patterns.json': library(['b']),
    'repo-like/.feedback/patterns.json': library(['c']),
    'checkout/.git/HEAD': 'ref: refs/heads/main\n',
    'checkout/python/patterns.json': library(['d']),
    'home/lessons/patterns.json': library(['e']),
    'AI_PATTERNS.md': '# Ours\n\n### 1. Bounds Checking\n\n❌ Bad\n```python\nitems[0]\n```\n',
    'repo/node_modules/lessons/patterns.json': library(['f']),
    'repo/node_modules/@acme/lessons/package.json': '{"feedback": {"patterns": "./data/all.json"}}',
    'repo/node_modules/@acme/lessons/data/all.json': library(['g']),
    'node_modules/@acme/more/python.json': library(['h']),
  });
  const entries = [
    '../team.json',
    '../folder',
    '../repo-like',
    'git:../checkout#python',
    '~/lessons',
    '../AI_PATTERNS.md',
    'lessons',
    '@acme/lessons',
    '@acme/more/python',
  ];
  const { names, lessons, problems } = await load(folder, entries);
  expect(problems).toEqual([]);
  expect(names).toEqual(entries);
  expect(lessons).toEqual(['a', 'b', 'c', 'd', 'e', 'bounds_checking', 'f', 'g', 'h']);
});

test('puts what a library extends below it, and a shared one once below all', async () => {
  const folder = await project({
    'base.json': library(['base']),
    'a.json': library(['a'], { extends: ['./base.json'] }),
    'b.json': library(['b'], { extends: ['./base.json'] }),
  });
  expect((await load(folder, ['../a.json', '../b.json'])).lessons).toEqual(['base', 'a', 'b']);
});

test('finds what a linked package extends where the package really is', async () => {
  const folder = await project({
    'pool/acme/node_modules/acme/patterns.json': library(['acme'], { extends: ['base'] }),
    'pool/acme/node_modules/base/patterns.json': library(['base']),
    'repo/feedback.config.json': '{}',
  });
  await mkdir(join(folder, 'repo/node_modules'));
  await symlink(join(folder, 'pool/acme/node_modules/acme'), join(folder, 'repo/node_modules/acme'));
  expect((await load(folder, ['acme'])).lessons).toEqual(['base', 'acme']);
});

test('tells a missing layer at its line in the configuration, and loads the rest', async () => {
  const folder = await project({
    'repo/feedback.config.json': '{\n  "extends": [\n    "@acme/lessons",\n    "../team.json"\n  ]\n}',
    'team.json': library(['a']),
  });
  const { lessons, problems } = await load(folder, ['@acme/lessons', '../team.json']);
  expect(lessons).toEqual(['a']);
  expect(problems).toMatchObject([
    { severity: 'error', code: 'LAYER_NOT_FOUND', path: join(folder, 'repo/feedback.config.json'), line: 3 },
  ]);
  expect(problems[0]?.message).toContain('Install it');
});

test('tells a damaged layer with its own line, and loads the rest', async () => {
  const folder = await project({ 'broken.json': '{"patterns": [\n{]}', 'team.json': library(['a']) });
  const { lessons, problems } = await load(folder, ['../broken.json', '../team.json']);
  expect(lessons).toEqual(['a']);
  expect(problems).toMatchObject([{ code: 'CORRUPT_LIBRARY', path: join(folder, 'broken.json'), line: 2 }]);
});

test.each([
  ['a folder without a library', '../empty', 'LAYER_NOT_FOUND'],
  ['text that is not UTF-8', '../latin.json', 'LAYER_UNREADABLE'],
  ['no ordinary file', '/dev/null', 'LAYER_UNREADABLE'],
  ['a package name that climbs', 'npm:../../x', 'INVALID_LAYER'],
  ['an address', 'https://example.com/x', 'INVALID_LAYER'],
  ['a package that points outside itself', 'evil', 'INVALID_LAYER'],
])('refuses %s', async (_, entry, code) => {
  const folder = await project({
    'empty/README.md': '',
    'repo/node_modules/evil/package.json': '{"feedback": {"patterns": "../../../secret.json"}}',
    'secret.json': library(['secret']),
  });
  await writeFile(join(folder, 'latin.json'), Buffer.from([0x22, 0xe9, 0x22]));
  const { names, problems } = await load(folder, [entry]);
  expect(names).toEqual([]);
  expect(problems.map((problem) => problem.code)).toEqual([code]);
});

test('breaks a circle where it closes', async () => {
  const folder = await project({
    'a.json': library(['a'], { extends: ['./b.json'] }),
    'b.json': library(['b'], { extends: ['./a.json'] }),
  });
  const { lessons, problems } = await load(folder, ['../a.json']);
  expect(lessons).toEqual(['b', 'a']);
  expect(problems).toMatchObject([{ code: 'EXTENDS_CYCLE', path: join(folder, 'b.json') }]);
});

test('stops at libraries that extend each other for ever', async () => {
  const files = Array.from({ length: 12 }, (_, index) => [
    `${index}.json`,
    library([`p${index}`], { extends: [`./${index + 1}.json`] }),
  ]);
  const folder = await project(Object.fromEntries(files) as Record<string, string>);
  const { lessons, problems } = await load(folder, ['../0.json']);
  expect(lessons).toHaveLength(8);
  expect(problems.map(({ code }) => code)).toEqual(['EXTENDS_TOO_DEEP']);
});

test('reads overrides and tells the wrong ones with their line', async () => {
  const overrides = { a: 'off', b: { severity: 'major' }, c: { rule: {} }, d: 7 };
  const folder = await project({ 'mine.json': library([], { overrides }) });
  const path = join(folder, 'mine.json');
  const { layers, problems } = await loadLibraryLayers({ kind: 'personal', name: 'personal', path });
  expect(layers[0]?.overrides).toEqual({ a: { status: 'archived' }, b: { severity: 'high' } });
  expect(problems).toMatchObject([
    { code: 'INVALID_OVERRIDE', path, line: 8 },
    { code: 'INVALID_OVERRIDE', path, line: 11 },
  ]);
});

test.each([['"x"'], ['[1]'], [JSON.stringify(Array.from({ length: 17 }, () => './x.json'))]])(
  'tells that %.20s is no list of libraries',
  async (text) => {
    const folder = await project({ 'a.json': `{"extends": ${text}, "patterns": []}` });
    expect((await load(folder, ['../a.json'])).problems.map(({ code }) => code)).toEqual(['INVALID_EXTENDS']);
  },
);

test('takes a personal library that is not there for none', async () => {
  const path = join(await temporaryFolder(), 'patterns.json');
  expect(await loadLibraryLayers({ kind: 'personal', name: 'personal', path })).toEqual({
    layers: [],
    problems: [],
  });
});
