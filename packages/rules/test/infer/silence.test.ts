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
  'an argument that is dropped with its name has the value of the example': {
    language: 'python',
    bad: 'import pytest\n\n\n@pytest.fixture(scope="function")\ndef till(): ...\n',
    good: 'import pytest\n\n\n@pytest.fixture()\ndef till(): ...\n',
    finds: ['import pytest\n\n\n@pytest.fixture(scope="function")\ndef shop(): ...\n'],
    leaves: ['import pytest\n\n\n@pytest.fixture(scope="module")\ndef shop(): ...\n'],
  },
  'arguments that the repair has no place for': {
    language: 'python',
    bad: 'from pathlib import Path\n\nhere = Path().resolve()\n',
    good: 'from pathlib import Path\n\nhere = Path.cwd()\n',
    finds: ['from pathlib import Path\n\nshow(Path().resolve())\n'],
    leaves: ['from pathlib import Path\n\nshow(Path(__file__).resolve())\n'],
  },
  'a literal that the repair writes as a name': {
    language: 'python',
    bad: 'delattr(shop, "owner")\n',
    good: 'del shop.owner\n',
    finds: ['delattr(till, "key")\n'],
    leaves: ['delattr(till, key)\n', 'remove = delattr\n'],
  },
  'a call of which the repair changes both ends': {
    language: 'python',
    bad: 'import logging\n\ntry:\n    load()\nexcept OSError:\n    logging.error("no file", exc_info=True)\n',
    good: 'import logging\n\ntry:\n    load()\nexcept OSError:\n    logging.exception("no file")\n',
    finds: [
      'import logging\n\ntry:\n    save()\nexcept OSError:\n    logging.error("full", exc_info=True)\n',
    ],
    leaves: ['import logging\n\nlogging.error("full")\n'],
  },
  'a name that a shape with names makes is the one that it uses': {
    language: 'python',
    bad: 'with open(path) as file:\n    text = file.read()\n',
    good: 'from pathlib import Path\n\ntext = Path(path).read_text()\n',
    finds: ['with open(name) as source:\n    rows = source.read()\n'],
    leaves: ['with open(name) as source:\n    rows = other.read()\n'],
  },
  'a repair that waits is one for asynchronous functions': {
    language: 'python',
    bad: 'import os\n\n\nasync def find(path):\n    return os.path.getmtime(path)\n',
    good: 'import anyio\n\n\nasync def find(path):\n    return await anyio.Path(path).stat()\n',
    finds: ['import os\n\n\nasync def seek(name):\n    known = os.path.getmtime(name)\n'],
    leaves: ['import os\n\n\ndef seek(name):\n    known = os.path.getmtime(name)\n'],
  },
  'a name that is made for what changes is not the mistake': {
    language: 'python',
    bad: 'try:\n    load()\nexcept ValueError as error:\n    raise error\n',
    good: 'try:\n    load()\nexcept ValueError:\n    raise\n',
    finds: ['try:\n    save()\nexcept ValueError as problem:\n    raise problem\n'],
    leaves: ['try:\n    save()\nexcept ValueError as problem:\n    log(problem)\n'],
  },
  'operators of one sort': {
    language: 'javascript',
    bad: 'if (price == Number.NaN) {\n  stop();\n}\n\nif (size != Number.NaN) {\n  stop();\n}\n',
    good: 'if (isNaN(price)) {\n  stop();\n}\n\nif (!isNaN(size)) {\n  stop();\n}\n',
    finds: ['if (sum == Number.NaN) stop();\n', 'if (sum != Number.NaN) stop();\n'],
    leaves: ['use(1 + Number.NaN);\n', 'use(sum && Number.NaN);\n'],
  },
  'a method of functions is called': {
    language: 'javascript',
    bad: 'const known = Object.hasOwnProperty.call(table, key);\n',
    good: 'const known = Object.hasOwn(table, key);\n',
    finds: ['use(Object.hasOwnProperty.call(row, name));\n'],
    leaves: ['use(Object.hasOwnProperty.call);\n', 'Object.hasOwnProperty.apply(row, [name]);\n'],
  },
  'what is made with `new` is what the example makes': {
    language: 'javascript',
    bad: 'const known = new Boolean(size) === true;\n',
    good: 'const known = Boolean(size) === true;\n',
    finds: ['use(new Boolean(row) === false);\n'],
    leaves: ['use(new Shop() === other);\n'],
  },
  'a name that only its function can see': {
    language: 'javascript',
    bad: 'const plain = new Function("return 1");\n',
    good: 'const plain = () => 1;\n',
    finds: ['use(new Function("return 2"));\n'],
    leaves: ['use(function Function() { return new Function("return 2"); });\n'],
  },
  'a number of branches': {
    language: 'python',
    bad: `def name(x):\n    if x == 0:\n        return a\n${[1, 2, 3, 4, 5].map((x) => `    elif x == ${x}:\n        return b${x}\n`).join('')}    else:\n        return c\n`,
    good: 'def name(x):\n    return names.get(x, c)\n',
    finds: [
      `if y == 0:\n    one()\n${[1, 2, 3, 4, 5, 6].map((x) => `elif y == ${x}:\n    two(${x})\n`).join('')}else:\n    three()\n`,
    ],
    leaves: ['if y == 0:\n    one()\nelif y == 1:\n    two()\nelse:\n    three()\n'],
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
