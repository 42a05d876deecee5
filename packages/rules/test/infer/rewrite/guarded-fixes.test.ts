import { describe, expect, it } from 'vitest';
import { fixWithRule, inferRule } from '../../../src/index.ts';
import { js, py, type Pair } from './pairs.ts';

const ruleOf = (pair: Pair): NonNullable<ReturnType<typeof inferRule>> => {
  const rule = inferRule({ name: 'lesson', ...pair });
  if (rule === undefined) throw new Error('No rule was inferred.');
  return rule;
};

const fixed = (pair: Pair, code: string): string => {
  const rule = ruleOf(pair);
  expect(rule.fix, 'a fix').toBeDefined();
  return fixWithRule(rule, { language: pair.language, code });
};

const ZONE = py(
  'import courier\n\ncourier.stamp(parcel)\n',
  'import courier\n\ncourier.stamp(parcel, zone=courier.UTC)\n',
);
const LIMIT = py(
  'import courier\n\ncourier.send(parcel)\n',
  'import courier\n\ncourier.send(parcel, limit=10)\n',
);
const EXPLAIN = py(
  'import courier\n\ntry:\n    work()\nexcept OSError:\n    courier.report("no")\n',
  'import courier\n\ntry:\n    work()\nexcept OSError:\n    courier.explain("no")\n',
);
const COPY = py(
  'import courier\n\nfor parcel in courier.freeze(parcels):\n    print(parcel)\n',
  'import courier\n\nfor parcel in parcels:\n    print(parcel)\n',
);
const SCOPE = py(
  'import courier\n\n\n@courier.route(scope="town")\ndef way(): ...\n',
  'import courier\n\n\n@courier.route()\ndef way(): ...\n',
);
const ONE_OF = py(
  'import courier\n\nok = courier.state == "sent" or courier.state == "lost"\n',
  'import courier\n\nok = courier.state in {"sent", "lost"}\n',
);
const ENUM = py(
  'import courier\nfrom enum import Enum\n\n\n@courier.record\nclass Way(Enum): ...\n',
  'import courier\nfrom enum import Enum\n\n\nclass Way(Enum): ...\n',
);
const KEY = py(
  'import courier\n\nif town in courier.ways and courier.ways[town]:\n    go()\n',
  'import courier\n\nif courier.ways.get(town):\n    go()\n',
);
const FIELD = py(
  'import courier\n\ntown = courier.field(size=2, empty=True)\n',
  'import courier\n\ntown = courier.field(size=2, start="")\n',
);
const SORTED = py(
  'import courier\n\nfirst = courier.rank(parcels[::-1])\n',
  'import courier\n\nfirst = courier.rank(parcels)\n',
);

describe('an inferred fix', () => {
  it.each<[string, Pair, string, string]>([
    [
      'adds how much wherever the call stands',
      LIMIT,
      'x = courier.send(y)\n',
      'x = courier.send(y, limit=10)\n',
    ],
    [
      'takes away a copy that a loop does not need',
      COPY,
      'for x in courier.freeze(y):\n    go(x)\n',
      'for x in y:\n    go(x)\n',
    ],
    [
      'is made of an example that leaves nothing but names of a library',
      SCOPE,
      '@courier.route(scope="town")\ndef f(): ...\n',
      '@courier.route()\ndef f(): ...\n',
    ],
    [
      'puts an addition on a line of its own',
      LIMIT,
      'courier.send(\n    parcel,\n)\n',
      'courier.send(\n    parcel,\n    limit=10,\n)\n',
    ],
  ])('%s', (_, pair, code, expected) => {
    expect(fixed(pair, `import courier\n${code}`)).toBe(`import courier\n${expected}`);
  });

  it.each<[string, Pair, string]>([
    ['a value that becomes another one and is used', ZONE, 'import courier\nx = courier.stamp(y)\n'],
    ['a call of another function outside of the handler', EXPLAIN, 'import courier\ncourier.report("no")\n'],
    [
      'a loop whose body changes what it goes over',
      COPY,
      'import courier\nfor x in courier.freeze(y):\n    y.remove(x)\n',
    ],
    ['a loop over what others can reach', COPY, 'import courier\nfor x in courier.freeze(a.y):\n    go(x)\n'],
    [
      'an argument that says something else than in the example',
      SCOPE,
      'import courier\n@courier.route(scope="land")\ndef f(): ...\n',
    ],
    [
      'what cannot be put into a set',
      ONE_OF,
      'import courier\nok = courier.state == [1] or courier.state == [2]\n',
    ],
    [
      'a class that is derived from something else',
      ENUM,
      'import courier\nfrom enum import Enum\n@courier.record\nclass A(Base): ...\n',
    ],
    [
      'an argument beside others that depend on it',
      SORTED,
      'import courier\nx = courier.rank(y[::-1], key=z)\n',
    ],
    [
      'texts that differ beside an escape',
      KEY,
      'import courier\nif "a\\tb" in courier.ways and courier.ways["c\\td"]:\n    go()\n',
    ],
    [
      'a switch that gives way to something else elsewhere than in the example',
      FIELD,
      'import courier\nboxes = [("town", courier.field(size=2, empty=True))]\n',
    ],
    ['a name that the code makes its own', LIMIT, 'import courier\ndef f(courier):\n    courier.send(x)\n'],
  ])('leaves %s', (_, pair, code) => {
    expect(fixed(pair, code)).toBe(code);
  });

  it.each<[string, Pair]>([
    [
      'a member of what was an argument',
      py(
        'import courier\n\nfor name in courier.listed(box):\n    print(name)\n',
        'import courier\n\nfor name in box.listed():\n    print(name)\n',
      ),
    ],
    [
      'a truth instead of a comparison',
      py(
        'import courier\n\nif courier.state(box).text == "":\n    courier.stop()\n',
        'import courier\n\nif not courier.state(box).text:\n    courier.stop()\n',
      ),
    ],
    [
      'a stricter comparison',
      js(
        'for (let at = first; at.next != null;) queueMicrotask(at);\n',
        'for (let at = first; at.next !== null;) queueMicrotask(at);\n',
      ),
    ],
    [
      'another number',
      js('if (navigator.plugins === 2) alert();\n', 'if (navigator.plugins === 4) alert();\n'),
    ],
    [
      'a choice of other errors',
      py(
        'import courier\n\ntry:\n    courier.send()\nexcept BaseException:\n    courier.stop()\n',
        'import courier\n\ntry:\n    courier.send()\nexcept LookupError:\n    courier.stop()\n',
      ),
    ],
    [
      'another order of parameters',
      py(
        'def send(box=eval("1"), way=None):\n    return box\n',
        'def send(way=None, box=eval("1")):\n    return box\n',
      ),
    ],
    [
      'something given back where nothing was',
      js(
        'requestAnimationFrame(function (seen) {\n  navigator.mark = seen;\n});\n',
        'requestAnimationFrame(function (seen) {\n  navigator.mark = seen;\n  return seen;\n});\n',
      ),
    ],
    [
      'a word of a text of the example',
      py(
        'import courier\n\ncourier.fill("{town}, {street}", town=t)\n',
        'import courier\n\ncourier.fill("{town}, {street}", street=s, town=t)\n',
      ),
    ],
    [
      'the original instead of what was made from it',
      py('import courier\n\nbox = courier.freeze(parcels)\n', 'import courier\n\nbox = parcels\n'),
    ],
    [
      'the truth of a thing instead of that of its size',
      py(
        'import courier\n\nif not courier.size(box):\n    courier.stop()\n',
        'import courier\n\nif not box:\n    courier.stop()\n',
      ),
    ],
    [
      'what else the good example does with what the place defines',
      py(
        'import courier\n\n\n@courier.route(auto=True)\ndef way(): ...\n',
        'import courier\n\n\n@courier.route()\ndef way(): ...\n\n\ndef use(way): ...\n',
      ),
    ],
  ])('is not made of %s', (_, pair) => {
    expect(ruleOf(pair).fix).toBeUndefined();
  });
});
