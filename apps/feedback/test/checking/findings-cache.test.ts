import { readdirSync } from 'node:fs';
import { readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtinPatterns } from '@feedback/patterns';
import { unknownSyntax, type CheckResult } from '@feedback/rules';
import { withStats, type Pattern } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { describe, expect, test } from 'vitest';
import { checksum } from '../../src/checking/checksum.ts';
import { hashOf, openFindingsCache } from '../../src/checking/findings-cache.ts';
import { createPacking } from '../../src/checking/packed-findings.ts';
import type { SourceFile } from '../../src/inputs/source-files.ts';
import { runCli, writeFiles } from '../run-cli.ts';

const BARE = 'try:\n    go()\nexcept:\n    pass\n';
const patterns = builtinPatterns.map((lesson) => withStats(lesson));
const NOTHING: CheckResult = { findings: [], problems: [] };

/** Long enough ago for every file system to tell a later change. */
const LONG_AGO = new Date('2026-01-01T00:00:00.123Z');

const aProject = async (): Promise<{ root: string; file: SourceFile }> => {
  const root = await temporaryFolder();
  await writeFiles(root, { '.feedback/.gitignore': '', 'app/a.py': BARE });
  const location = join(root, 'app', 'a.py');
  return { root, file: { path: 'app/a.py', location, language: 'python' } };
};

const cachePath = (root: string): string => join(root, '.feedback', 'cache', 'findings.json');

/** Remembers that nothing was found in the file as it is now. */
const remember = async (root: string, file: SourceFile): Promise<void> => {
  const cache = await openFindingsCache(root, patterns);
  const { look } = cache.recall(file);
  cache.remember(file, { look, hash: () => hashOf(BARE), result: NOTHING });
  await cache.save();
};

const recall = async (root: string, file: SourceFile) =>
  (await openFindingsCache(root, patterns)).recall(file);

/** Waits, without a clock of its own, until the file is old enough to be trusted. */
const settled = async (root: string, file: SourceFile): Promise<void> => {
  const cache = await openFindingsCache(root, patterns);
  while (cache.recall(file).look.isYoung) await stat(file.location);
};

/** Puts other lines into a cache, with a head that holds for them. */
const signed =
  (told?: string, looks?: string) =>
  (text: string): string => {
    const [head = '', oldTold = '', oldLooks = ''] = text.split('\n');
    const key = head.split(' ').slice(0, 2).join(' ');
    const lines = [told ?? oldTold, looks ?? oldLooks] as const;
    return [`${key} ${checksum(Buffer.from(lines[0]))} ${lines[1].length}`, ...lines].join('\n');
  };

const check = async (cwd: string): Promise<string> => (await runCli(['check', '--json'], { cwd })).stdout;

describe('a file that is remembered', () => {
  test('is not read again while it looks the same', async () => {
    const { root, file } = await aProject();
    await settled(root, file);
    await remember(root, file);
    expect((await recall(root, file)).known).toMatchObject({
      result: NOTHING,
      hash: hashOf(BARE),
      isFresh: true,
    });
  });

  test('is read again when it changed within the step of the clock', async () => {
    const { root, file } = await aProject();
    await remember(root, file);
    await settled(root, file);
    expect((await recall(root, file)).known?.isFresh).toBe(false);
  });

  test('is read again when it has another content of the same size and time', async () => {
    const { root, file } = await aProject();
    await utimes(file.location, LONG_AGO, LONG_AGO);
    await settled(root, file);
    await remember(root, file);
    await writeFile(file.location, BARE.replace('go', 'do'));
    await utimes(file.location, LONG_AGO, LONG_AGO);
    await settled(root, file);
    expect((await recall(root, file)).known?.isFresh).toBe(false);
  });

  test('is read again when another file took its place', async () => {
    const { root, file } = await aProject();
    await settled(root, file);
    await remember(root, file);
    await writeFile(`${file.location}.new`, BARE);
    await rename(`${file.location}.new`, file.location);
    await settled(root, file);
    expect((await recall(root, file)).known?.isFresh).toBe(false);
  });

  test('is forgotten when it changed while it was checked', async () => {
    const { root, file } = await aProject();
    await remember(root, file);
    const cache = await openFindingsCache(root, patterns);
    const { look } = cache.recall(file);
    await writeFile(file.location, `${BARE}${BARE}`);
    cache.remember(file, { look, hash: () => hashOf(BARE), result: NOTHING });
    await cache.save();
    expect((await recall(root, file)).known).toBeUndefined();
  });

  test('is told from where the user stands, also after the project moved', async () => {
    const { root } = await aProject();
    const told = await check(root);
    const moved = join(await temporaryFolder(), 'moved');
    await rename(root, moved);
    expect(await readFile(cachePath(moved), 'utf8')).not.toContain(root);
    expect(await check(moved)).toBe(told);
  });
});

describe('the cache', () => {
  test.each<[string, (text: string) => string]>([
    ['cut', (text) => text.slice(0, -20)],
    ['empty', () => ''],
    ['no JSON', () => '{'],
    ['of another kind', () => 'null'],
    ['altered in one place', (text) => text.replace(/,(\d+),/, (_, line: string) => `,${Number(line) + 1},`)],
    ['signed, but of another shape', signed('{"areSound":true,"found":{"app/a.py":[["x"]]}}')],
    ['signed, but without findings', signed('{"areSound":true,"found":null}')],
    [
      'signed, but with columns of unequal length',
      signed(undefined, '{"paths":["app/a.py"],"looks":[],"hashes":[]}'),
    ],
    ['signed, but with other columns', signed(undefined, '{"paths":[1],"looks":[1,2,3,4],"hashes":[""]}')],
    ['without what was found', (text) => text.replace(/"found":\{.*\}/, '"found":{}')],
    ['of the form before', (text) => `${text.split(' ')[0]} ${hashOf('{}')}\n{}`],
  ])('is ignored and written anew when it is damaged: %s', async (_, damage) => {
    const { root } = await aProject();
    const told = await check(root);
    const kept = await readFile(cachePath(root), 'utf8');
    const damaged = damage(kept);
    expect(damaged).not.toBe(kept);
    await writeFile(cachePath(root), damaged);
    expect(await check(root)).toBe(told);
    expect(await readFile(cachePath(root), 'utf8')).not.toBe(damaged);
  });

  test('hides nothing and says nothing of its own when it comes from elsewhere', async () => {
    const { root } = await aProject();
    const told = await check(root);
    const elsewhere = await aProject();
    await writeFiles(elsewhere.root, { 'app/a.py': 'x = 1\n' });
    await check(elsewhere.root);
    await writeFile(cachePath(root), await readFile(cachePath(elsewhere.root), 'utf8'));
    expect(await check(root)).toBe(told);
  });

  test.each<[string, Partial<Pattern>]>([
    ['message', { description: 'Something else.' }],
    ['severity', { severity: 'low' }],
    ['tier', { tier: 'proved_check' }],
    ['rule', { rule: { language: 'python', rule: { pattern: 'go()' } } }],
    ['status', { status: 'archived' }],
  ])('does not hold for a pattern with another %s', async (_, change) => {
    const { root, file } = await aProject();
    await remember(root, file);
    const others = patterns.map((each) => (each.tier === 'proved_fix' ? { ...each, ...change } : each));
    expect((await openFindingsCache(root, others)).recall(file).known).toBeUndefined();
  });

  test('makes no hash of a file that changes again and again, and finds again what it has', async () => {
    const { root, file } = await aProject();
    await settled(root, file);
    await check(root);
    await writeFile(file.location, `${BARE}# longer\n`);
    await settled(root, file);
    const told = await check(root);
    expect((await recall(root, file)).known).toMatchObject({ hash: '', mayBeSame: false, isFresh: true });
    // As a change of branches does: another file with the same text.
    await writeFile(`${file.location}.new`, `${BARE}# longer\n`);
    await rename(`${file.location}.new`, file.location);
    await settled(root, file);
    expect(await check(root)).toBe(told);
    expect((await recall(root, file)).known?.hash).toBe(hashOf(`${BARE}# longer\n`));
  });

  test('does not hold for other patterns', async () => {
    const { root, file } = await aProject();
    await remember(root, file);
    const others = patterns.slice(1);
    expect((await openFindingsCache(root, others)).recall(file).known).toBeUndefined();
  });

  test('does not hold for another engine', async () => {
    const { root, file } = await aProject();
    await remember(root, file);
    const other = await openFindingsCache(root, patterns, async () => 'another engine');
    expect(other.recall(file).known).toBeUndefined();
    expect((await recall(root, file)).known).toBeDefined();
  });

  test('is not written when nothing changed', async () => {
    const { root, file } = await aProject();
    await settled(root, file);
    await check(root);
    const { mtimeMs, ino } = await stat(cachePath(root));
    await check(root);
    expect(await stat(cachePath(root))).toMatchObject({ mtimeMs, ino });
  });

  test('survives runs at the same time', async () => {
    const { root } = await aProject();
    const told = await check(root);
    await writeFile(cachePath(root), '');
    const all = await Promise.all(Array.from({ length: 6 }, () => check(root)));
    expect(new Set(all)).toEqual(new Set([told]));
    expect(await check(root)).toBe(told);
    expect(readdirSync(join(root, '.feedback', 'cache')).toSorted()).toEqual(['.gitignore', 'findings.json']);
  });

  test('is done without where it cannot be written', async () => {
    const { root } = await aProject();
    await writeFile(join(root, '.feedback', 'cache'), 'in the way');
    expect(await check(root)).toContain('specific_exceptions');
  });

  test('knows again that the rules compile, and tells a rule that does not each time', async () => {
    const { root } = await aProject();
    const good = await openFindingsCache(root, patterns);
    expect(good.areSound).toBe(false);
    await check(root);
    const broken = {
      patterns: [
        { name: 'broken', severity: 'low', rule: { language: 'python', rule: { kind: 'nonsense' } } },
      ],
    };
    await writeFiles(root, { '.feedback/patterns.json': JSON.stringify(broken) });
    const first = await runCli(['check'], { cwd: root });
    const second = await runCli(['check'], { cwd: root });
    expect(first.stderr).toContain('broken');
    expect(second.stderr).toBe(first.stderr);
  });
});

describe('packed findings', () => {
  const { pack, unpack } = createPacking(patterns);

  test('take their words from the library', () => {
    const packed = [[0, 1, 2, 3, 4, 1]];
    const result = unpack(packed, 'a.py') ?? NOTHING;
    expect(result.findings).toMatchObject([
      { pattern: patterns[0]?.name, path: 'a.py', line: 1, fixable: true },
    ]);
    expect(pack(result)).toEqual(packed);
  });

  test('keep from which line on a file was understood in part, and no other problem', () => {
    const result: CheckResult = { findings: [], problems: [unknownSyntax('a.py', 7)] };
    expect(unpack(pack(result), 'a.py')).toEqual(result);
    const wrong = { severity: 'warning', code: 'SYNTAX_ERROR', message: 'Its own words.', line: 7 } as const;
    expect(pack({ findings: [], problems: [wrong] })).toBeUndefined();
  });

  test.each([
    [[0, 1, 2, 3, 4]],
    [[-1, 1, 2, 3, 4, 0]],
    [[9_999, 1, 2, 3, 4, 0]],
    [['0', 1, 2, 3, 4, 0]],
    [null],
    [[0]],
    [['a']],
  ])('are nothing when they are damaged: %j', (each) => {
    expect(unpack([each], 'a.py')).toBeUndefined();
  });

  test('are not made of findings that the library does not explain', () => {
    const [finding] = unpack([[0, 1, 2, 3, 4, 1]], 'a.py')?.findings ?? [];
    if (finding === undefined) throw new Error('There is no pattern.');
    const packed = (change: Partial<typeof finding>) =>
      pack({ findings: [{ ...finding, ...change }], problems: [] });
    expect(packed({})).toBeDefined();
    expect(packed({ message: 'Something else.' })).toBeUndefined();
    expect(packed({ pattern: 'unknown' })).toBeUndefined();
  });
});
