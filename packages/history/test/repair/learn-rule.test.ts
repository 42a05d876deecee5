import { matchRule } from '@feedback/rules';
import { expect, test } from 'vitest';
import {
  candidateRules,
  chooseRule,
  isNoisy,
  type CandidateRule,
  type Sighted,
} from '../../src/repair/learn-rule.ts';
import { repairPlaces } from '../../src/repair/repair-pairs.ts';
import type { RepairedFile } from '../../src/repair/repaired-file.ts';

const file = (before: string, after: string): RepairedFile => ({
  path: 'a.py',
  language: 'python',
  before,
  after,
});

const learn = (...files: readonly RepairedFile[]): readonly CandidateRule[] =>
  candidateRules(
    files.flatMap((each) => repairPlaces(each)),
    files,
  );

const code = (call: string): string =>
  `import yaml\n\ndef read(path):\n    with open(path) as file:\n        return ${call}(file)\n`;

test('learns a rule that finds the mistake under other names', () => {
  const [best] = learn(file(code('yaml.load'), code('yaml.safe_load')));
  const found = (text: string): number =>
    best === undefined ? 0 : matchRule(best.rule, { language: 'python', code: text }).length;
  expect(best?.proof.tier).toMatch(/^proved/);
  expect([found('settings = yaml.load(text)\n'), found('settings = json.load(text)\n')]).toEqual([1, 0]);
});

test('knows the other places of the same repair', () => {
  const twice = (call: string): string =>
    `${code(call)}\ndef parse(text):\n    settings = ${call}(text)\n    return settings\n`;
  const [best, ...more] = learn(file(twice('yaml.load'), twice('yaml.safe_load')));
  expect([best?.alike.length, more.length]).toEqual([1, 0]);
});

const sighted = (count: number): Sighted => ({ count, lines: 1_000, files: [] });

test('takes a few findings for the mistake, and many for noise', () => {
  expect([isNoisy(sighted(0)), isNoisy(sighted(3)), isNoisy(sighted(4))]).toEqual([false, false, true]);
  expect(isNoisy({ count: 20, lines: 100_000 })).toBe(false);
});

test('chooses a rule that is quiet enough, else says that it is noisy', async () => {
  const candidates = learn(file(code('yaml.load'), code('yaml.safe_load')));
  expect(await chooseRule(candidates, async () => sighted(1))).toMatchObject({
    kind: 'rule',
    isNarrowed: false,
    sighted: { count: 1 },
  });
  expect(await chooseRule(candidates, async () => sighted(9))).toMatchObject({
    kind: 'advice',
    reason: 'noisy',
  });
  expect(await chooseRule([], async () => sighted(0))).toEqual({ kind: 'advice', reason: 'no_rule' });
});

test('looks for a narrower rule where one finds too much ordinary code', async () => {
  const candidates = learn(file(code('yaml.load'), code('yaml.safe_load')));
  const noise = { language: 'python', code: 'x = tool.run(y)\n' } as const;
  let asked = 0;
  const learned = await chooseRule(candidates, async () =>
    asked++ === 0 ? { count: 99, lines: 1_000, files: [noise] } : sighted(0),
  );
  expect(learned).toMatchObject({ kind: 'rule', isNarrowed: true });
});

test('leaves out the part of a rule that finds what the repair left in the same file', () => {
  const call = (more: string): string =>
    `import pool\n\ndef connect(host, limits):\n    first = pool.Plain(host=host, limits=limits)\n    return pool.Proxy(host=host, ${more}limits=limits, retries=3)\n`;
  const [best] = learn(file(call(''), call('proxy_tls=host.tls, ')));
  const found = best === undefined ? [] : matchRule(best.rule, { language: 'python', code: call('') });
  expect(found.map(({ start }) => call('').slice(start).split('(')[0])).toEqual(['pool.Proxy']);
});
