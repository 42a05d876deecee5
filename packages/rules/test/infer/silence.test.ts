import type { Language } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { inferRule, matchRule } from '../../src/index.ts';

/** A mistake, other places that have it, and valid code that is near it. */
interface Lesson {
  readonly language: Language;
  readonly tolerance?: number;
  readonly bad: string;
  readonly good: string;
  readonly finds: readonly string[];
  readonly leaves: readonly string[];
}

const LESSONS: Readonly<Record<string, Lesson>> = {
  'a word of the language is no member that is called so': {
    language: 'javascript',
    bad: 'const shop = {\n  set price(value) {\n    return value;\n  }\n};\n',
    good: 'const shop = {\n  set price(value) {\n    this.cost = value;\n  }\n};\n',
    finds: ['const till = { set total(sum) { return sum; } };\n'],
    leaves: ['const till = { set(sum) { return sum; } };\n', 'const till = { get set() { return 1; } };\n'],
  },
  'two equal items are two items': {
    language: 'python',
    bad: 'sizes = [(1, 2), (1, 2)]\n',
    good: 'sizes = [(1, 2)]\n',
    finds: ['limits = [(3, 4), (3, 4)]\n', 'limits = [(0, 0), (3, 4), (5, 6), (3, 4)]\n'],
    leaves: ['limits = [(3, 4), (5, 6)]\n', 'limits = [(3, 4)]\n'],
  },
  'what is replaced as a whole is asked for as a whole': {
    language: 'javascript',
    bad: 'if (price == Number.NaN) {\n  stop();\n}\n',
    good: 'if (isNaN(price)) {\n  stop();\n}\n',
    finds: ['while (row.size == Number.NaN) next();\n'],
    leaves: ['const nothing = Number.NaN;\n', 'send(Number.NaN);\n'],
  },
  'a chain of members of which both ends are replaced': {
    language: 'javascript',
    bad: 'const known = Object.hasOwnProperty.call(table, key);\n',
    good: 'const known = Object.hasOwn(table, key);\n',
    finds: ['use(Object.hasOwnProperty.call(row, name));\n'],
    leaves: ['const has = Object.hasOwnProperty;\n', 'Object.hasOwnProperty(name);\n'],
  },
  'what the repair writes once must be equal': {
    language: 'python',
    bad: 'name = path[:-4] if path.endswith(".txt") else path\n',
    good: 'name = path.removesuffix(".txt")\n',
    finds: ['title = row[:-4] if row.endswith(".csv") else row\n'],
    leaves: ['title = row[:-4] if other.endswith(".csv") else row\n'],
  },
  'a function has its meaning from what it is handed to': {
    language: 'javascript',
    bad: 'const done = new Promise(() => {\n  return 1;\n});\n',
    good: 'const done = new Promise((resolve) => {\n  resolve(1);\n});\n',
    finds: ['wait(new Promise(() => { return 3; }));\n'],
    leaves: ['const one = () => { return 1; };\n', 'run(() => { return 1; });\n'],
  },
  'a form of a call that is on both sides is not the mistake': {
    language: 'javascript',
    bad: "RegExp('[');\n\nnew RegExp('(');\n",
    good: "RegExp('.');\n",
    finds: [],
    leaves: ["new RegExp('.');\n", "use(new RegExp('a+'));\n"],
  },
  'items in the wrong order': {
    language: 'javascript',
    bad: 'switch (size) {\n  default:\n    wrap();\n    break;\n  case 1:\n    carry();\n    break;\n}\n',
    good: 'switch (size) {\n  case 1:\n    carry();\n    break;\n  default:\n    wrap();\n    break;\n}\n',
    finds: ['switch (x) { default: b(); case 2: c(); break; }\n'],
    leaves: ['switch (x) { default: b(); break; }\n', 'switch (x) { case 1: case 2: a(); default: b(); }\n'],
  },
  'parameters in the wrong order': {
    language: 'javascript',
    tolerance: 10,
    bad: 'function pay(sum = 0, who) {\n  return who.pay(sum);\n}\n',
    good: 'function pay(who, sum = 0) {\n  return who.pay(sum);\n}\n',
    finds: ['const add = (first, size = 1, then) => first;\n'],
    leaves: ['const add = (first, size = 1) => first;\n', 'function add(one, two = 2, three = 3) {}\n'],
  },
  'a name is the one that the shape makes': {
    language: 'javascript',
    bad: 'try {\n  load();\n} catch (error) {\n  throw error;\n}\n',
    good: 'load();\n',
    finds: ['try { open(); } catch (problem) { throw problem; }\n'],
    leaves: ['try { open(); } catch (problem) { throw other; }\n'],
  },
  'plain arguments that the repair drops': {
    language: 'python',
    bad: 'import trio\n\n\nasync def poll():\n    await trio.sleep(0)\n',
    good: 'import trio.lowlevel\n\n\nasync def poll():\n    await trio.lowlevel.checkpoint()\n',
    finds: ['import trio\n\n\nasync def wait():\n    await trio.sleep(0)\n'],
    leaves: ['import trio\n\n\nasync def wait():\n    await trio.sleep(3)\n'],
  },
  'a method that the language calls by itself': {
    language: 'javascript',
    bad: 'class Shop {\n  constructor() {\n  }\n}\n',
    good: 'class Shop {\n}\n',
    finds: ['class Till {\n  constructor() {}\n}\n'],
    leaves: ['class Till {\n  count() {}\n}\n'],
  },
  'a regular expression that escapes what looks like an empty class': {
    language: 'javascript',
    bad: 'const known = /^abc[]/;\n',
    good: 'const known = /^abc[xyz]/;\n',
    finds: ['const other = /one[]two/;\n'],
    leaves: ['const other = /[\\[]/;\n', 'const other = /\\[]/;\n'],
  },
  'spaces of which one is repeated': {
    language: 'javascript',
    bad: 'const words = /one   two/;\n',
    good: 'const words = /one {3}two/;\n',
    finds: ['const names = /first  last/;\n'],
    leaves: ['const names = /first  +last/;\n', 'const names = /[  ]x/;\n'],
  },
};

describe.each(Object.entries(LESSONS))(
  '%s',
  (name, { language, tolerance = 1, bad, good, finds, leaves }) => {
    const rule = inferRule({ name, language, bad, good, tolerance });
    const hits = (code: string): number => (rule ? matchRule(rule, { language, code }).length : 0);

    it.each(finds)('is found in %j', (code) => {
      expect(hits(code)).toBeGreaterThan(0);
    });

    it.each(leaves)('is silent in %j', (code) => {
      expect(hits(code)).toBe(0);
    });
  },
);

describe('what belongs to a shape', () => {
  const pair = {
    name: 'nan',
    language: 'javascript',
    bad: 'if (price == Number.NaN) {\n  stop();\n}\n',
    good: 'if (isNaN(price)) {\n  stop();\n}\n',
  } as const;
  const other = 'send(Number.NaN);\n';

  it('is given up where a further example has the mistake without it', () => {
    const rule = inferRule({ ...pair, examples: { bad: [other] } });
    expect(rule && matchRule(rule, { language: 'javascript', code: other })).toHaveLength(1);
  });
});
