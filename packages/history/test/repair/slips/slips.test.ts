import { matchRule } from '@feedback/rules';
import type { Language } from '@feedback/schema';
import { expect, test } from 'vitest';
import { candidateRules, type CandidateRule } from '../../../src/repair/candidate-rules.ts';
import { repairPlaces } from '../../../src/repair/repair-pairs.ts';

const learn = (language: Language, before: string, after: string): CandidateRule | undefined => {
  const file = { path: language === 'python' ? 'a.py' : 'a.ts', language, before, after };
  return candidateRules(repairPlaces(file), [file]).rules[0];
};

/** Places that a rule finds in pieces of code. */
const foundIn = (best: CandidateRule | undefined, codes: readonly string[]): readonly number[] =>
  codes.map((code) =>
    best === undefined ? -1 : matchRule(best.rule, { language: best.pair.language, code }).length,
  );

interface Case {
  readonly name: string;
  readonly language: Language;
  readonly before: string;
  readonly after: string;
  /** Other code with the mistake, and without it. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

const handled = (caught: string, body = 'log()'): string =>
  `def f():\n    try:\n        work()\n    ${caught}:\n        ${body}\n`;

const CASES: readonly Case[] = [
  {
    name: 'bare_except',
    language: 'python',
    before: handled('except'),
    after: handled('except ValueError'),
    bad: ['try:\n    a()\nexcept :\n    raise\n'],
    good: ['try:\n    a()\nexcept OSError:\n    raise\n'],
  },
  {
    name: 'silent_except',
    language: 'python',
    before: handled('except Exception', 'pass'),
    after: handled('except Exception', 'logger.exception("no")'),
    bad: ['try:\n    a()\nexcept:\n    pass\n'],
    good: ['try:\n    a()\nexcept KeyError:\n    pass\n', 'try:\n    a()\nexcept Exception:\n    b()\n'],
  },
  {
    name: 'broad_except',
    language: 'python',
    before: handled('except Exception'),
    after: handled('except (OSError, ValueError)'),
    bad: ['try:\n    a()\nexcept BaseException as e:\n    b(e)\n'],
    good: ['try:\n    a()\nexcept Exception:\n    b()\n    raise\n'],
  },
  {
    name: 'mutable_default',
    language: 'python',
    before: 'def add(item, items=[]):\n    items.append(item)\n',
    after: 'def add(item, items=None):\n    if items is None:\n        items = []\n    items.append(item)\n',
    bad: ['def f(a: dict = {}):\n    pass\n', 'def f(a=set()):\n    pass\n'],
    good: ['def f(a=()):\n    pass\n', 'f(a=[])\n'],
  },
  {
    name: 'assert_of_tuple',
    language: 'python',
    before: 'assert (x == 1, "no")\n',
    after: 'assert x == 1, "no"\n',
    bad: ['assert (a, b)\n'],
    good: ['assert (a)\n'],
  },
  {
    name: 'identity_of_literal',
    language: 'python',
    before: 'if mode is "fast":\n    go()\n',
    after: 'if mode == "fast":\n    go()\n',
    bad: ['x = a is not 1\n'],
    good: ['x = a is None\n', 'x = a is b\n'],
  },
  {
    name: 'raise_without_cause',
    language: 'python',
    before: handled('except ValueError as error', 'raise ConfigError(1)'),
    after: handled('except ValueError as error', 'raise ConfigError(1) from error'),
    bad: ['try:\n    a()\nexcept OSError:\n    raise B("x")\n'],
    good: ['try:\n    a()\nexcept OSError as e:\n    raise B("x") from e\n', 'raise B("x")\n'],
  },
  {
    name: 'loose_equality',
    language: 'javascript',
    before: 'if (a == b) go();\n',
    after: 'if (a === b) go();\n',
    bad: ['x = a.b != 5;\n'],
    good: ['x = a == null;\n', 'x = a === b;\n'],
  },
  {
    name: 'async_for_each',
    language: 'javascript',
    before: 'async function f(items) {\n  items.forEach(async (item) => { await save(item); });\n}\n',
    after: 'async function f(items) {\n  for (const item of items) { await save(item); }\n}\n',
    bad: ['a.b.forEach(async function (c) { await d(c); });\n'],
    good: ['a.forEach((c) => d(c));\n', 'a.map(async (c) => d(c));\n'],
  },
  {
    name: 'empty_catch',
    language: 'javascript',
    before: 'try { work(); } catch (error) {}\n',
    after: 'try { work(); } catch (error) { logger.error(error); }\n',
    bad: ['try { a(); } catch {\n}\n'],
    good: ['try { a(); } catch { /* it may be gone */ }\n'],
  },
  {
    name: 'execute_with_built_text',
    language: 'python',
    before: 'def q(cur, name):\n    cur.execute(f"select * from t where n = \'{name}\'")\n',
    after: 'def q(cur, name):\n    cur.execute("select * from t where n = %s", (name,))\n',
    bad: ['db.execute("select " + name)\n', 'c.execute("a %s" % b)\n', 'c.execute("a {}".format(b))\n'],
    good: ['db.execute("select 1")\n', 'db.execute(f"select 1")\n', 'db.execute(query)\n'],
  },
  {
    name: 're.match_unchecked',
    language: 'python',
    before:
      'import re\n\ndef version(text):\n    found = re.match("v", text)\n    return int(found.group(1))\n',
    after:
      'import re\n\ndef version(text):\n    found = re.match("v", text)\n    if found is None:\n        return None\n    return int(found.group(1))\n',
    bad: ['def f(b):\n    a = re.match("x", b)\n    log(b)\n    c = a[0]\n'],
    good: [
      'def f(b):\n    a = re.match("x", b)\n    if not a:\n        return\n    c = a[0]\n',
      'def f(b):\n    a = re.match("x", b)\n    c = a and a[0]\n',
      'def f(b):\n    a = re.match("x", b)\n    c = a[0] if a else None\n',
      'def f(b):\n    a = other.match("x", b)\n    c = a[0]\n',
    ],
  },
  {
    name: 'filtered_list_unchecked',
    language: 'python',
    before: 'def first(rows):\n    found = [r for r in rows if r.ok]\n    return found[0]\n',
    after:
      'def first(rows):\n    found = [r for r in rows if r.ok]\n    if not found:\n        return None\n    return found[0]\n',
    bad: ['def f(a):\n    b = [c for c in a if c > 1]\n    d(b[0])\n'],
    good: ['def f(a):\n    b = [c for c in a]\n    d(b[0])\n'],
  },
  {
    name: 'find_unchecked',
    language: 'typescript',
    before: 'function name(users) {\n  const user = users.find((u) => u.ok);\n  return user.name;\n}\n',
    after: 'function name(users) {\n  const user = users.find((u) => u.ok);\n  return user?.name;\n}\n',
    bad: [
      'const a = b.find(c);\na.d();\n',
      'async function f() {\n  const a = await b.find(c);\n  a.d = 1;\n}\n',
    ],
    good: ['const a = b.find(c);\nif (!a) throw e;\na.d();\n', 'const a = b.find(c);\na!.d();\n'],
  },
  {
    name: 'open_without_with',
    language: 'python',
    before: 'def r(p):\n    f = open(p)\n    data = f.read()\n    return data\n',
    after: 'def r(p):\n    with open(p) as f:\n        data = f.read()\n    return data\n',
    bad: ['def g(a):\n    b = open(a, "rb")\n    c(b)\n'],
    good: [
      'def g(a):\n    b = open(a)\n    try:\n        c(b)\n    finally:\n        b.close()\n',
      'def g(a):\n    b = open(a)\n    return b\n',
      'with open(a) as b:\n    c(b)\n',
    ],
  },
  {
    name: 'JSON.parse_without_try',
    language: 'javascript',
    before: 'function read(text) {\n  return JSON.parse(text);\n}\n',
    after:
      'function read(text) {\n  try {\n    return JSON.parse(text);\n  } catch {\n    return null;\n  }\n}\n',
    bad: ['const a = JSON.parse(b);\n'],
    good: ['try { a = JSON.parse(b); } catch { a = 1; }\n', 'const a = JSON.stringify(b);\n'],
  },
  {
    name: 'isNaN_instead_of_Number.isNaN',
    language: 'javascript',
    before: 'if (isNaN(value)) fail();\n',
    after: 'if (Number.isNaN(value)) fail();\n',
    bad: ['a = isNaN(b.c);\n'],
    good: ['a = Number.isNaN(b);\n', 'a.isNaN(b);\n'],
  },
  {
    name: 'assigned_innerHTML',
    language: 'javascript',
    before: 'element.innerHTML = text;\n',
    after: 'element.textContent = text;\n',
    bad: ['a.b.innerHTML += c;\n'],
    good: ['a = b.innerHTML;\n', 'b.textContent = c;\n'],
  },
];

test.each(CASES)('learns $name by its form', ({ name, language, before, after, bad, good }) => {
  const best = learn(language, before, after);
  expect(best?.slip?.name).toBe(name);
  expect(foundIn(best, bad)).toEqual(bad.map(() => 1));
  expect(foundIn(best, good)).toEqual(good.map(() => 0));
});

test.each([
  ['code with the form that goes', handled('except'), 'def f():\n    work()\n'],
  [
    'a form that is elsewhere still',
    `${handled('except')}${handled('except')}`,
    `${handled('except')}${handled('except', 'tell()')}`,
  ],
  [
    'a check of what the function was given',
    'def f(a):\n    b(a.c)\n',
    'def f(a):\n    if not a:\n        return\n    b(a.c)\n',
  ],
  [
    'a check of what is not used',
    'def f(a):\n    b = g(a)\n    c(a)\n',
    'def f(a):\n    b = g(a)\n    if not b:\n        return\n    c(a)\n',
  ],
  [
    'a check that other code of the file lacks',
    'def f(a):\n    b = find(a)\n    c(b.d)\n\ndef g(a):\n    b = find(a)\n    c(b.d)\n',
    'def f(a):\n    b = find(a)\n    if not b:\n        return\n    c(b.d)\n\ndef g(a):\n    b = find(a)\n    c(b.d)\n',
  ],
  [
    'a call of what is imported by its module',
    'from math import sqrt\n\nx = sqrt(2)\n',
    'import math\n\nx = math.sqrt(2)\n',
  ],
  [
    'a parameter that goes',
    'def f(a, loud):\n    b = g(a, loud)\n    return b\n',
    'def f(a):\n    b = g(a)\n    return b\n',
  ],
])('takes no slip from %s', (_, before, after) => {
  expect(learn('python', before, after)?.slip).toBeUndefined();
});
