import type { Language } from '@feedback/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode } from '../../src/infer/code-tree.ts';
import { importsIn } from '../../src/infer/meaning.ts';
import { namesInAny, namesInText } from '../../src/names/text-names.ts';

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('.'));

/** The imports that the tree of a text has, and of which the text alone does not tell. */
const untold = (language: Language, code: string): readonly string[] => {
  const told = namesInText(language, code);
  return importsIn(readCode({ language, code }), language).flatMap(([name, path]) => {
    if (name === path) return [];
    const isTaken = path.includes('.') && told.takenFrom(parentOf(path)).has(name);
    return isTaken || told.aliasesOf(path).has(name) ? [] : [`${name} = ${path}`];
  });
};

const word = fc.constantFrom('a', 'b', 'os', 'from_', 'größe', 'imports');

describe('the imports in a text of Python', () => {
  it.each([
    ['import numpy as np', 'np = numpy'],
    ['import os, numpy \\\n  as \\\n np', 'np = numpy'],
    ['try: import numpy as np\nexcept: pass', 'np = numpy'],
  ])('tell the alias in %j', (code, expected) => {
    const [name = '', path = ''] = expected.split(' = ');
    expect(namesInText('python', code).aliasesOf(path)).toEqual(new Set([name]));
  });

  it.each([
    'from numpy import nan, inf as i',
    'from numpy import (nan,  # not inf)\n    inf as i)',
    'from numpy import nan, \\\n  inf as i\nuse(x)',
    'x = 1; from numpy import nan, inf as i; y = x',
  ])('tell what is taken in %j', (code) => {
    const taken = namesInText('python', code).takenFrom('numpy');
    expect([...taken]).toEqual(expect.arrayContaining(['nan', 'inf', 'i']));
    expect(taken.has('y') || taken.has('use')).toBe(false);
  });

  it('tell no more than that where there are none', () => {
    const told = namesInText('python', 'numpy.nan\nwith numpy as n: pass\n');
    expect([told.takenFrom('numpy').size, told.aliasesOf('os').size]).toEqual([0, 0]);
  });

  const gap = fc.constantFrom(' ', '  ', ' \\\n ', '\t');
  const item = fc.tuple(word, gap, word).map(([name, space, alias]) => `${name}${space}as${space}${alias}`);
  const dotted = fc.tuple(word, word).map(([a, b]) => `${a}.${b}`);
  const statement = fc.oneof(
    fc.tuple(gap, fc.oneof(item, dotted)).map(([space, what]) => `import${space}${what}`),
    fc
      .tuple(fc.oneof(word, dotted), gap, fc.array(fc.oneof(word, item), { minLength: 1, maxLength: 3 }))
      .map(
        ([module, space, items]) => `from${space}${module}${space}import${space}${items.join(`,${space}`)}`,
      ),
    fc
      .tuple(word, fc.array(fc.oneof(word, item), { minLength: 1, maxLength: 3 }))
      .map(([module, items]) => `from ${module} import (  # these)\n  ${items.join(',  # and\n  ')},\n)`),
    fc.constantFrom('x = 1', 'def f(a):\n    import os as b'),
  );

  it('leave none of its tree untold', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), fc.constantFrom('\n', '; '), (lines, end) => {
        expect(untold('python', lines.join(end))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the imports in a text of ECMAScript', () => {
  it.each([
    "import fs from 'fs'",
    'import * as fs from "node:fs"',
    "import type fs from 'fs'",
    "const fs = require('fs')",
    "var path = require('path'), fs = require( 'fs' )",
    "const fs: typeof import('fs') = require('fs')",
    "import { rm,\n  // let it be\n  stat as fs } from 'fs'",
    "const { import: x, stat: fs } = require('fs')",
    "const { fs = () => { let x = 1; return x } } = require('fs')",
  ])('tell the name in %j', (code) => {
    expect(namesInText('typescript', code).aliasesOf('fs').has('fs')).toBe(true);
  });

  it('tell nothing of other modules', () => {
    const { aliasesOf } = namesInText('javascript', "import fs from 'memfs';\nimport y from 'y'");
    expect([aliasesOf('fs').size, aliasesOf('y').has('fs'), aliasesOf('z').size]).toEqual([0, false, 0]);
  });

  const binding = fc.oneof(
    word,
    word.map((name) => `* as ${name}`),
    fc.tuple(word, word).map(([name, alias]) => `{ ${name}, ${alias}_ as ${name}_ }`),
    fc.tuple(word, word).map(([name, other]) => `${name}, { ${other} }`),
  );
  const pattern = fc.oneof(
    word,
    fc.tuple(word, word).map(([name, other]) => `{ ${name}, ${other}_: ${name}_ }`),
  );
  const statement = fc.oneof(
    fc.tuple(binding, word).map(([what, module]) => `import ${what} from '${module}';`),
    fc.tuple(pattern, word).map(([what, module]) => `const ${what} = require("node:${module}");`),
    fc.constantFrom('let x = 1;', 'function f() { var b = 2; }', '// const import'),
  );

  it('leave none of its tree untold', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), (lines) => {
        expect(untold('javascript', lines.join('\n'))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what a text of Python may make its own', () => {
  it.each([
    'def open(a): ...', 'class open: ...', 'class open(Base): ...', 'open = 1', 'open: int = 1', 'a, open = b', '(open, a) = b',
    'for open in b: ...', '[open(a) for open in b]', 'lambda open: open(1)', 'def f(a, *open): ...', 'def f(open=1): ...',
    'from ours import open', 'from ours import a, open  # both', 'from ours import (\n  open\n)', 'import ours as open',
    'from ours \\\n import open', 'def \\\n open(): ...',
  ])('is open in %j', (code) => {
    expect(namesInText('python', `x = 1\n${code}\n`).mayOwn('open', 'builtins.open')).toBe(true);
  }); // prettier-ignore

  it.each([
    ['open', 'builtins.open', 'use(open(a), [open(b)])\nx.open = 1\nopening = reopen = 2\n# open it'],
    ['os', 'os', 'import os\nos.path(os.sep)\n'],
    ['np', 'numpy', 'import numpy as np\nuse(np.nan)\n'],
    ['date', 'datetime.date', 'from datetime import date, time\ndate(1)\n'],
    ['Any', 'typing.Any', 'from typing_extensions import Any\nAny(1)\n'],
  ])('is not %s, for %s, in %j', (name, path, code) => {
    expect(namesInText('python', code).mayOwn(name, path)).toBe(false);
  });

  it.each([
    ['np', 'numpy', 'import nupic as np'],
    ['np', 'numpy', 'from numpy_like import np'],
    ['date', 'datetime.date', 'from pendulum import date'],
  ])('is %s, for %s, in %j', (name, path, code) => {
    expect(namesInText('python', code).mayOwn(name, path)).toBe(true);
  });
});

it('tells what any of several texts imports', () => {
  const texts = ['import numpy as np', 'import numpy as n\nfrom os import path', ''];
  const any = namesInAny(texts.map((text) => namesInText('python', text)));
  expect([any.aliasesOf('numpy'), any.takenFrom('os')]).toEqual([new Set(['np', 'n']), new Set(['path'])]);
});
