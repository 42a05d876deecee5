import { expect, test } from 'vitest';
import { matchRule } from '@feedback/rules';
import { inferLessons } from '../../src/index.ts';
import { aPattern } from '../a-pattern.ts';

const yaml = aPattern({
  name: 'safe_yaml',
  language: 'python',
  bad_example: 'import yaml\n\ndef load(text):\n    return yaml.load(text)\n',
  good_example: 'import yaml\n\ndef load(text):\n    return yaml.safe_load(text)\n',
});

test('gives a pattern the rule that follows from its examples, and the tier that they prove', async () => {
  const [pattern] = await inferLessons([yaml]);
  expect(pattern?.rule?.language).toBe('python');
  expect(pattern?.tier).toMatch(/^proved_/);
});

test('leaves patterns alone that have a rule, no examples or no language', async () => {
  const patterns = [
    aPattern({ name: 'a', language: 'python', rule: { language: 'python', rule: { pattern: 'f()' } } }),
    aPattern({ name: 'b', language: 'python', good_example: '' }),
    aPattern({ name: 'c' }),
  ];
  expect(await inferLessons(patterns)).toEqual(patterns);
});

test('infers nothing that fires on code which must be quiet', async () => {
  const quiet = [{ language: 'python' as const, code: yaml.bad_example }];
  const [pattern] = await inferLessons([yaml], { quiet });
  expect(pattern).toEqual(yaml);
});

test('takes TypeScript that a document calls "js" for what it is', async () => {
  const [pattern] = await inferLessons([
    aPattern({ language: 'javascript', bad_example: 'const a: any = 1;', good_example: 'const a = 1;' }),
  ]);
  expect(pattern?.language).toBe('typescript');
});

test('tells how far it is, and ends when it is told to', async () => {
  const stop = new Error('stop');
  const seen: string[] = [];
  const work = inferLessons([yaml, aPattern({ name: 'second' })], {
    onProgress: (done, name) => {
      seen.push(`${done} ${name}`);
      if (done === 1) throw stop;
    },
  });
  await expect(work).rejects.toBe(stop);
  expect(seen).toEqual(['0 safe_yaml', '1 second']);
});

const parse = (call: string): string => `import yaml\n\ndef parse(a, b):\n    return ${call}(a, b)\n`;

test('a rule leaves the further good examples alone', async () => {
  const good = [parse('yaml.load').replace('yaml.load(a, b)', 'yaml.load(a, Loader=b)')];
  const bad = [parse('yaml.load').replace('yaml.load(a, b)', 'yaml.load(b)')];
  const [pattern] = await inferLessons([{ ...yaml, examples: { bad, good } }]);
  const finds = (code: string): number =>
    pattern?.rule === undefined ? 0 : matchRule(pattern.rule, { language: 'python', code }).length;
  expect(pattern?.tier).toMatch(/^proved_/);
  expect([...bad, ...good].map(finds)).toEqual([1, 0]);
  expect(pattern?.examples).toEqual({ bad, good });
});

test('of the further bad examples of a document those stay that prove its rule', async () => {
  const other = 'import pickle\n\ndef load(text):\n    return pickle.loads(text)\n';
  const examples = { bad: [other, 'not code ('], good: [] };
  const document = { ...yaml, provenance: { origin: 'import' as const }, examples };
  const [taken, own] = await inferLessons([document, { ...yaml, name: 'own', examples }]);
  expect(taken?.rule).toBeDefined();
  expect(taken).not.toHaveProperty('examples');
  expect(own?.examples).toEqual(examples);
});
