import { describe, expect, it } from 'vitest';
import { boundNames } from '../../src/infer/bound-names.ts';
import { readCode } from '../../src/infer/code-tree.ts';
import { importsIn, meaningsOf } from '../../src/infer/meaning.ts';

describe('what imports of Python stand for', () => {
  const imports = (code: string) => importsIn(readCode({ language: 'python', code }), 'python');

  it.each([
    ['import os\n', [['os', 'os']]],
    ['import os.path\n', [['os', 'os']]],
    ['import numpy as np\n', [['np', 'numpy']]],
    ['import os.path as p\n', [['p', 'os.path']]],
    [
      'from datetime import date, time as clock\n',
      [
        ['date', 'datetime.date'],
        ['clock', 'datetime.time'],
      ],
    ],
    ['from . import near\nfrom .far import it\n', []],
    ['from math import *\n', []],
  ])('%j', (code, expected) => {
    expect(imports(code)).toEqual(expected);
  });
});

describe('what imports of ECMAScript stand for', () => {
  const imports = (code: string) => importsIn(readCode({ language: 'javascript', code }), 'javascript');

  it.each([
    ["import fs from 'node:fs';\n", [['fs', 'fs']]],
    ["import * as files from 'fs/promises';\n", [['files', 'fs/promises']]],
    [
      "import React, { useState as state } from 'react';\n",
      [
        ['React', 'react'],
        ['state', 'react.useState'],
      ],
    ],
    ["const fs = require('fs');\n", [['fs', 'fs']]],
    ["const { join } = require('path');\n", [['join', 'path.join']]],
    ["import near from './near.js';\nimport 'side-effect';\n", []],
    ['const size = measure("fs");\n', []],
  ])('%j', (code, expected) => {
    expect(imports(code)).toEqual(expected);
  });
});

it('takes well-known modules for imported where they are used as such, under their own names', () => {
  const tree = readCode({ language: 'python', code: 'total = pd.concat(parts)\nyaml = 3\nyaml.load(it)\n' });
  expect([...meaningsOf([tree], 'python', boundNames(tree))]).toEqual([['pd', 'pandas']]);
});
