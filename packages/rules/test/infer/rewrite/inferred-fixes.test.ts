import { describe, expect, it } from 'vitest';
import { checkSyntax, fixWithRule, inferRule, provePattern } from '../../../src/index.ts';
import { js, py, type Pair } from './pairs.ts';

// How common the mistake is elsewhere is no matter of its fix.
const ruleOf = (pair: Pair): ReturnType<typeof inferRule> =>
  inferRule({ name: 'lesson', ...pair, tolerance: 10 });

const fixed = (pair: Pair, code: string): string => {
  const rule = ruleOf(pair);
  expect(rule?.fix, 'a fix').toBeDefined();
  return rule ? fixWithRule(rule, { language: pair.language, code }) : code;
};

const CHECK = py(
  'import courier\n\ncourier.send(parcel)\n',
  'import courier\n\ncourier.send(parcel, check=True)\n',
);
const NONE = py(
  'def check(first, second):\n    if first == None:\n        log(first)\n    if second != None:\n        log(second)\n',
  'def check(first, second):\n    if first is None:\n        log(first)\n    if second is not None:\n        log(second)\n',
);
const ARROW = js(
  'setImmediate(function (item) { send(item); });\n',
  'setImmediate((item) => { send(item); });\n',
);
const ELSE = py(
  'def sign(x):\n    if x < 0:\n        raise StopIteration(x)\n    else:\n        handle(x)\n',
  'def sign(x):\n    if x < 0:\n        raise StopIteration(x)\n    handle(x)\n',
);
const LOGGED = py(
  'import logging\n\ntry:\n    work()\nexcept OSError:\n    logging.exception("no", exc_info=True)\n',
  'import logging\n\ntry:\n    work()\nexcept OSError:\n    logging.exception("no")\n',
);
const YAML = py(
  'import yaml\n\nconfig = yaml.load(text)\n',
  'import yaml\n\nconfig = yaml.safe_load(text)\n',
);
const SEARCH = js('const at = text.search("abc");\n', 'const at = text.indexOf("abc");\n');
const OPTIONAL = js('user && user.name;\nshow(user && user.name);\n', 'user?.name;\nshow(user?.name);\n');
const WHOLE = js('const known = ~~entry;\n', 'const known = Math.trunc(entry);\n');
const RADIX = js('const n = Number.parseInt(text);\n', 'const n = Number.parseInt(text, 10);\n');
const BRACES = js(
  'function f() {\n  do wait(); while (busy);\n}\n',
  'function f() {\n  do {\n    wait();\n  } while (busy);\n}\n',
);

describe('an inferred fix', () => {
  it.each<[string, Pair, string, string]>([
    [
      'repairs the places that one rewrite can',
      NONE,
      NONE.bad,
      NONE.bad.replace('first == None', 'first is None'),
    ],
    ['survives renaming', NONE, 'if total == None:\n    stop()\n', 'if total is None:\n    stop()\n'],
    ['keeps any argument', WHOLE, 'const a = ~~map.get(key);', 'const a = Math.trunc(map.get(key));'],
    ['adds an argument by its place', RADIX, 'm = Number.parseInt(a.b);', 'm = Number.parseInt(a.b, 10);'],
    [
      'keeps comments inside of what it carries over',
      CHECK,
      'import courier\ncourier.send([\n    "ls",  # all\n])\n',
      'import courier\ncourier.send([\n    "ls",  # all\n], check=True)\n',
    ],
    [
      'takes away an argument of the same function',
      LOGGED,
      'import logging\ntry:\n    a()\nexcept OSError:\n    logging.exception(text, exc_info=True)\n',
      'import logging\ntry:\n    a()\nexcept OSError:\n    logging.exception(text)\n',
    ],
    [
      'changes the kind of a function',
      ARROW,
      'setImmediate(function (y) { f(y); });',
      'setImmediate((y) => { f(y); });',
    ],
    [
      'puts what is behind a branch that leaves after it',
      ELSE,
      'def sign(y):\n    if y < 0:\n        raise StopIteration(y)\n    else:\n        other(y)\n',
      'def sign(y):\n    if y < 0:\n        raise StopIteration(y)\n    other(y)\n',
    ],
    [
      'indents what it puts on a line of its own',
      BRACES,
      'if (a) {\n  if (b) {\n    do c(); while (d);\n  }\n}',
      'if (a) {\n  if (b) {\n    do {\n      c();\n    } while (d);\n  }\n}',
    ],
    ['handles a repeated part once', OPTIONAL, OPTIONAL.bad, OPTIONAL.good],
  ])('%s', (_, pair, code, expected) => {
    expect(fixed(pair, code)).toBe(expected);
  });

  it.each<[string, Pair, string]>([
    ['a function that looks at `this`', ARROW, 'setImmediate(function (x) { this.go(x); });'],
    [
      'a branch that goes on',
      ELSE,
      'def f(y):\n    if y < 0:\n        log(StopIteration(y))\n    else:\n        other(y)\n',
    ],
    ['arguments that another function would not take', YAML, 'import yaml\na = yaml.load(f, Loader=L)\n'],
    ['a text that another function would read otherwise', SEARCH, 'const at = text.search("[.]");'],
    ['a call that would be made once instead of twice', OPTIONAL, 'show(f() && f().name);'],
    ['a second argument where one would be added', RADIX, 'm = Number.parseInt(a, 16);'],
    ['arguments nobody can see', CHECK, 'import courier\ncourier.send(*args, **options)\n'],
    [
      'the same argument of another function',
      LOGGED,
      'import logging\ntry:\n    a()\nexcept OSError:\n    logging.error("x", exc_info=True)\n',
    ],
    ['a comment that would be lost', WHOLE, 'const a = ~/* sure? */~entry;'],
  ])('leaves %s', (_, pair, code) => {
    expect(fixed(pair, code)).toBe(code);
  });

  it.each<[string, Pair]>([
    [
      'half a repair',
      py(
        'total = 0\nfor value in values:\n    print(total, value)\n    total += 1\n',
        'for total, value in enumerate(values):\n    print(total, value)\n',
      ),
    ],
    [
      'a name that must be imported',
      py('import os\n\nos.mkdir(path)\n', 'from pathlib import Path\n\nPath(path).mkdir()\n'),
    ],
    [
      'a type that only the example has',
      py('def size(self):\n    return eval("1")\n', 'def size(self) -> int:\n    return eval("1")\n'),
    ],
    [
      'a text that only the example has',
      py('def area(w):\n    exec(w)\n', 'def area(w):\n    """The area of it."""\n    exec(w)\n'),
    ],
    [
      'a number that was worked out from the others',
      js('const a = text.substr(1, 2);\n', 'const a = text.slice(1, 3);\n'),
    ],
    [
      'a choice of errors where all were meant',
      py(
        'try:\n    work()\nexcept:\n    raise SystemExit(1)\n',
        'try:\n    work()\nexcept ValueError:\n    raise SystemExit(1)\n',
      ),
    ],
    [
      'a variable that is called as a member is',
      py(
        'from clock import Clock, zone\n\nnow = Clock.gmtnow()\n',
        'from clock import Clock, zone\n\nnow = Clock.now(zone)\n',
      ),
    ],
    ['a parameter less', py('def f(a, b=eval("1")):\n    return a\n', 'def f(a, b):\n    return a\n')],
  ])('is not made of %s', (_, pair) => {
    expect(ruleOf(pair)?.fix).toBeUndefined();
  });

  it.each([CHECK, NONE, ARROW, ELSE, LOGGED, YAML, SEARCH, OPTIONAL, WHOLE, RADIX, BRACES])(
    'is proved, parses, and changes nothing when made again: %#',
    (pair) => {
      const { language, bad, good } = pair;
      const rule = ruleOf(pair);
      expect(rule).toBeDefined();
      if (rule === undefined) return;
      const code = fixWithRule(rule, { language, code: bad });
      expect(checkSyntax({ language, code })).toEqual([]);
      expect(fixWithRule(rule, { language, code })).toBe(code);
      expect(
        provePattern({ name: 'lesson', bad_example: bad, good_example: good, language, rule }).tier,
      ).toBe('proved_fix');
    },
  );
});
