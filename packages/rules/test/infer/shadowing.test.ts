import { describe, expect, it } from 'vitest';
import { inferRule, matchRule } from '../../src/index.ts';

const finds = (rule: Parameters<typeof matchRule>[0] | undefined, code: string): boolean =>
  rule !== undefined && matchRule(rule, { language: 'javascript', code }).length > 0;

describe('a rule about a name of the platform', () => {
  const rule = inferRule({
    name: 'nameless-symbol',
    language: 'javascript',
    bad: 'const key = Symbol();\n',
    good: "const key = Symbol('key');\n",
  });

  it('finds the name where it has its meaning', () => {
    expect(finds(rule, 'export const open = Symbol();\n')).toBe(true);
    expect(finds(rule, 'function make(label) { return Symbol(); }\n')).toBe(true);
  });

  it.each([
    ['a variable', 'var Symbol = make;\nSymbol();\n'],
    ['a parameter', 'function use(Symbol) { return Symbol(); }\n'],
    ['the parameter of an arrow function', 'const use = Symbol => Symbol();\n'],
    ['a pattern', 'const { Symbol } = own;\nSymbol();\n'],
    ['a function', 'function Symbol() {}\nSymbol();\n'],
    ['an import', "import Symbol from './symbol.js';\nSymbol();\n"],
  ])('leaves it alone where the code makes it its own as %s', (_, code) => {
    expect(finds(rule, code)).toBe(false);
  });
});

it('learns from a good example that shows the name as its own', () => {
  const rule = inferRule({
    name: 'made-symbol',
    language: 'javascript',
    bad: "const key = new Symbol('key');\n",
    good: "const key = Symbol('key');\nfunction make(Symbol) {\n  return new Symbol('own');\n}\n",
  });
  expect(finds(rule, "send(new Symbol('other'));\n")).toBe(true);
  expect(finds(rule, "function other(Symbol) { return new Symbol('own'); }\n")).toBe(false);
});
