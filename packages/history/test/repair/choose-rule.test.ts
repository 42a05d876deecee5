import { expect, test } from 'vitest';
import { candidateRules, type Candidates } from '../../src/repair/candidate-rules.ts';
import { chooseRule, isNoisy, type Sighted } from '../../src/repair/choose-rule.ts';
import { repairPlaces } from '../../src/repair/repair-pairs.ts';
import type { RepairedFile } from '../../src/repair/repaired-file.ts';

const code = (call: string): string => `import yaml\n\ndef read(file):\n    return ${call}(file)\n`;

const learn = (before: string, after: string): Candidates => {
  const file: RepairedFile = { path: 'a.py', language: 'python', before, after };
  return candidateRules(repairPlaces(file), [file]);
};

const ofYaml = (): Candidates => learn(code('yaml.load'), code('yaml.safe_load'));

const sighted = (count: number): Sighted => ({ count, lines: 1_000, files: [] });

test('takes a few findings for the mistake, and many for noise', () => {
  expect([isNoisy(sighted(0)), isNoisy(sighted(3)), isNoisy(sighted(4))]).toEqual([false, false, true]);
  expect(isNoisy({ count: 20, lines: 100_000 })).toBe(false);
});

test('chooses a rule that is quiet enough, else says that it is noisy', async () => {
  expect(await chooseRule(ofYaml(), async () => sighted(1))).toMatchObject({
    kind: 'rule',
    isNarrowed: false,
    sighted: { count: 1 },
  });
  expect(await chooseRule(ofYaml(), async () => sighted(9))).toMatchObject({
    kind: 'advice',
    reason: 'noisy',
  });
});

test('says why there is no rule', async () => {
  const rename = learn('def take(a):\n    return a\n', 'def fetch(a):\n    return a\n');
  expect(await chooseRule(rename, async () => sighted(0))).toEqual({
    kind: 'advice',
    reason: 'refactoring',
    looksLike: { kind: 'rename', from: 'take', to: 'fetch' },
  });
  const nothing: Candidates = { ...rename, rules: [], isOnlyExample: false };
  const { looksLike: _, ...none } = nothing;
  expect(await chooseRule(none, async () => sighted(0))).toEqual({ kind: 'advice', reason: 'no_rule' });
  expect(await chooseRule({ ...none, isOnlyExample: true }, async () => sighted(0))).toEqual({
    kind: 'advice',
    reason: 'only_example',
  });
});

test('looks for a narrower rule where one finds too much ordinary code', async () => {
  const noise = { language: 'python', code: 'x = tool.run(y)\n' } as const;
  let asked = 0;
  const learned = await chooseRule(ofYaml(), async () =>
    asked++ === 0 ? { count: 99, lines: 1_000, files: [noise] } : sighted(0),
  );
  expect(learned).toMatchObject({ kind: 'rule', isNarrowed: true });
});
