import type { Language } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { fixWithRule, inferRule, matchRule } from '../../src/index.ts';

interface Lesson {
  readonly language: Language;
  readonly bad: string;
  readonly good: string;
  readonly finds: readonly string[];
  readonly leaves: readonly string[];
}

const LESSONS: Readonly<Record<string, Lesson>> = {
  'a member of a module': {
    language: 'python',
    bad: 'import shelve\n\nstore = shelve.open(path)\n',
    good: 'import sqlite3\n\nstore = sqlite3.connect(path)\n',
    finds: [
      'import shelve\nuse(shelve.open(where))\n',
      'import shelve as shelf\nuse(shelf.open(where))\n',
      'def late():\n    import shelve as shelf\n    return shelf.open(where)\n',
      'use(shelve.open(where))\n',
    ],
    leaves: [
      'from ours import shelve\nuse(shelve.open(where))\n',
      'import ours as shelve\nuse(shelve.open(where))\n',
      'def put(shelve):\n    return shelve.open(where)\n',
      'put = lambda shelve: shelve.open(where)\n',
      'shelve = Shop()\nuse(shelve.open(where))\n',
      'for shelve in shop:\n    shelve.open(where)\n',
      'use([shelve.open(where) for shelve in shop])\n',
      'class shelve:\n    pass\n\n\nuse(shelve.open(where))\n',
      'use(shop.shelve.open(where))\n',
    ],
  },
  'a module that goes by another name': {
    language: 'python',
    bad: 'mean = np.asscalar(total)\n',
    good: 'mean = total.item()\n',
    finds: [
      'import numpy as np\nuse(np.asscalar(x))\n',
      'import numpy\nuse(numpy.asscalar(x))\n',
      'import numpy as num\nuse(num.asscalar(x))\n',
      'from numpy import asscalar\nuse(asscalar(x))\n',
    ],
    leaves: ['import nupic as np\nuse(np.asscalar(x))\n', 'from ours import asscalar\nuse(asscalar(x))\n'],
  },
  'what a module is asked for': {
    language: 'python',
    bad: 'from typing import get_type_hints\n\nhints = get_type_hints(kind)\n',
    good: 'from inspect import get_annotations\n\nhints = get_annotations(kind)\n',
    finds: [
      'from typing import get_type_hints\n\nuse(get_type_hints(one))\n',
      'from typing_extensions import get_type_hints\n\nuse(get_type_hints(one))\n',
      'import typing as t\n\nuse(t.get_type_hints(one))\n',
    ],
    leaves: ['from ours import get_type_hints\n\nuse(get_type_hints(one))\n'],
  },
  'a builtin': {
    language: 'python',
    bad: 'key = intern(word)\n',
    good: 'key = str(word)\n',
    finds: ['use(intern(name))\n', 'class Shop:\n    def intern(self):\n        return intern(name)\n'],
    leaves: ['def intern(who): ...\n\n\nuse(intern(name))\n', 'from ours import intern\nuse(intern(name))\n'],
  },
  'a keyword argument of one module': {
    language: 'python',
    bad: 'import subprocess\n\nsubprocess.run(line, shell=True)\n',
    good: 'import subprocess\n\nsubprocess.run(line)\n',
    finds: [
      'import subprocess\nsubprocess.check_call(line, shell=True)\n',
      'from subprocess import Popen\nPopen(line, shell=True)\n',
    ],
    leaves: ['pick(shell=True)\n', 'from ours import run\nrun(line, shell=True)\n'],
  },
  'a module of Node': {
    language: 'javascript',
    bad: "import fs from 'fs';\n\nfs.rmdirSync(path);\n",
    good: "import fs from 'fs';\n\nif (fs.existsSync(path)) fs.rmSync(path);\n",
    finds: [
      "import fs from 'node:fs';\nfs.rmdirSync(old);\n",
      "import * as files from 'fs';\nfiles.rmdirSync(old);\n",
      "const files = require('fs');\nfiles.rmdirSync(old);\n",
      'fs.rmdirSync(old);\n',
    ],
    leaves: [
      "import fs from 'memfs';\nfs.rmdirSync(old);\n",
      "const fs = require('memfs');\nfs.rmdirSync(old);\n",
      'const clean = (fs) => fs.rmdirSync(old);\n',
    ],
  },
  'what a file takes from a module': {
    language: 'javascript',
    bad: "import { parse as read } from 'querystring';\n\nshow(read(text));\n",
    good: 'show(new URLSearchParams(text));\n',
    finds: ["import { parse as understand } from 'querystring';\nuse(understand(line));\n"],
    leaves: ["import { parse as read } from './ours.js';\nuse(read(line));\n"],
  },
  'a name of the platform that the gates could do without': {
    language: 'javascript',
    bad: 'if (Object.prototype.hasOwnProperty.call(item, key)) use(item);\n',
    good: 'if (Object.hasOwn(item, key)) use(item);\n',
    finds: ['if (Object.prototype.hasOwnProperty.call(row, 3)) show(row);\n'],
    leaves: ['if (Thing.prototype.hasOwnProperty.call(row, 3)) show(row);\n'],
  },
};

describe.each(Object.entries(LESSONS))('%s', (name, { language, bad, good, finds, leaves }) => {
  const rule = inferRule({ name, language, bad, good });
  const hits = (code: string): number => (rule ? matchRule(rule, { language, code }).length : 0);

  it.each(finds)('is found by its meaning in %j', (code) => {
    expect(hits(code)).toBeGreaterThan(0);
  });

  it.each(leaves)('is left alone in %j', (code) => {
    expect(hits(code)).toBe(0);
  });
});

describe('a fix that writes a name', () => {
  const rule = inferRule({
    name: 'old-float',
    language: 'python',
    bad: 'import numpy as np\n\ntotal = np.float_(3)\n',
    good: 'import numpy as np\n\ntotal = np.float64(3)\n',
  });

  it('is made where the file calls the module so', () => {
    const code = 'import numpy as np\n\nlimit = np.float_(4)\n';
    expect(rule && fixWithRule(rule, { language: 'python', code })).toBe(code.replace('float_', 'float64'));
  });

  it('is not made where the file calls the module otherwise, which is found all the same', () => {
    const code = 'import numpy\n\ntotal = numpy.float_(3)\n';
    expect(rule && matchRule(rule, { language: 'python', code })).toHaveLength(1);
    expect(rule && fixWithRule(rule, { language: 'python', code })).toBe(code);
  });
});

it('takes an import that follows the code for no part of the mistake', () => {
  const rule = inferRule({
    name: 'needless-default-factory',
    language: 'python',
    bad: 'from collections import defaultdict\n\ncounts = defaultdict(lambda: 0)\n',
    good: 'from collections import Counter\n\ncounts = Counter()\n',
  });
  const code = 'from collections import defaultdict\n';
  expect(rule && matchRule(rule, { language: 'python', code })).toEqual([]);
});
