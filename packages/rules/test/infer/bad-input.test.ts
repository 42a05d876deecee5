import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferRule, matchRule } from '../../src/index.ts';

const infer = (bad: string, good: string, language: 'python' | 'typescript' = 'python') =>
  inferRule({ name: 'a-lesson', language, bad, good });

describe('inferRule gives nothing for', () => {
  it.each([
    ['examples that are equal', 'yaml.load(text)\n', 'yaml.load(text)\n'],
    ['examples that differ in layout only', 'f(a,b)\n', 'f(a, b)  # tidy\n'],
    ['an empty bad example', '', 'x = 1\n'],
    ['a bad example that does not parse', 'def f(:\n', 'def f(): pass\n'],
    ['a good example that does not parse', 'yaml.load(text)\n', 'yaml.safe_load(text\n'],
    ['names alone', 'total = 1\n', 'amount = 1\n'],
    ['what ordinary code is full of', 'print(x)\n', 'log(x)\n'],
    [
      'a mistake that is in good code too often',
      'def count(rows):\n    return rows\n',
      'def count(rows) -> int:\n    return rows\n',
    ],
  ])('%s', (_, bad, good) => {
    expect(infer(bad, good)).toBeUndefined();
  });

  it('a common mistake beside a name that merely stands near', () => {
    const bad = 'if (typeof value === "undefined") {\n  stop();\n}\n';
    const good = 'if (value === undefined) {\n  stop();\n}\n';
    expect(infer(bad, good, 'typescript')).toBeUndefined();
  });

  it('huge examples', () => {
    expect(infer('yaml.load(text)\n'.repeat(5_000), 'pass\n')).toBeUndefined();
  });

  it('deeply nested examples, without failing', () => {
    const deep = `x = ${'('.repeat(2_000)}1${')'.repeat(2_000)}\n`;
    expect(() => infer(deep, 'x = 1\n')).not.toThrow();
  });
});

describe('inferRule keeps its gates', () => {
  const pair = {
    name: 'warn',
    language: 'python',
    bad: 'import logging\nlogging.warn("x")\n',
    good: 'import logging\nlogging.warning("x")\n',
  } as const;

  it('is silent on further good examples', () => {
    const other = 'import logging\nlogging.warn("y", extra)\n';
    const rule = inferRule({ ...pair, examples: { good: [other] } });
    expect(rule === undefined || matchRule(rule, { language: 'python', code: other }).length === 0).toBe(
      true,
    );
  });

  it('gives nothing that would cry wolf in code that must stay quiet', () => {
    expect(inferRule({ ...pair, quiet: [{ language: 'python', code: pair.bad }] })).toBeUndefined();
  });

  it('looks for a narrower rule where the wider one would cry wolf', () => {
    const rare = {
      name: 'mktemp',
      language: 'python',
      bad: 'import tempfile\nname = tempfile.mktemp("x")\n',
      good: 'import tempfile\nname = tempfile.mkstemp("x")\n',
    } as const;
    const quiet = [
      { language: 'python', code: 'import tempfile\nname = tempfile.mktemp("a", first, second)\n' },
    ] as const;
    const rule = inferRule({ ...rare, quiet });
    expect(rule && matchRule(rule, { language: 'python', code: rare.bad })).toHaveLength(1);
    expect(rule && matchRule(rule, quiet[0])).toEqual([]);
  });

  it('never throws, whatever the examples', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '(',
      ')',
      ':',
      '=',
      'if ',
      'def ',
      '"',
      '#',
      '[',
      ']',
      '\t',
      '.',
      '1',
    );
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (bad, good) => {
        expect(() => infer(bad, good)).not.toThrow();
        expect(() => infer(bad, good, 'typescript')).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});

describe('further examples of the mistake', () => {
  const pair = {
    name: 'yaml-load',
    language: 'python',
    bad: 'import yaml\nsettings = yaml.load(open(path), Loader=yaml.Loader)\n',
    good: 'import yaml\nsettings = yaml.safe_load(open(path))\n',
  } as const;
  const other = 'import yaml\nyaml.load(text)\n';
  const hits = (rule: ReturnType<typeof inferRule>): number =>
    rule ? matchRule(rule, { language: 'python', code: other }).length : 0;

  it('tell which of the differences is the mistake', () => {
    expect(hits(inferRule(pair))).toBe(0);
    expect(hits(inferRule({ ...pair, examples: { bad: [other] } }))).toBe(1);
  });
});
