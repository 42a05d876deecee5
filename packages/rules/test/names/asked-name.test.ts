import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readName, writeName, writeOwn } from '../../src/names/asked-name.ts';

const path = (text: string, language: 'python' | 'javascript' = 'python') => {
  const asked = readName(text, language);
  return asked?.kind === 'path' ? { path: asked.path, locals: Object.fromEntries(asked.locals) } : asked;
};

describe('readName', () => {
  it.each([
    ['numpy.nan', { path: 'numpy.nan', locals: {} }],
    ['numpy.nan as np.nan', { path: 'numpy.nan', locals: { np: 'numpy' } }],
    ['math.inf as top', { path: 'math.inf', locals: { top: 'math.inf' } }],
    ['datetime.date as date', { path: 'datetime.date', locals: { date: 'datetime.date' } }],
    ['os.path.join as path.join', { path: 'os.path.join', locals: { path: 'os.path' } }],
    ['a.b.c as x.b.c as y.c', { path: 'a.b.c', locals: { x: 'a', y: 'a.b' } }],
    ['subprocess.*', { path: 'subprocess.*', locals: {} }],
    ['subprocess.* as sp.*', { path: 'subprocess.*', locals: { sp: 'subprocess' } }],
    ['yaml as yaml', { path: 'yaml', locals: { yaml: 'yaml' } }],
  ])('reads %s as a path', (text, expected) => {
    expect(path(text)).toEqual(expected);
  });

  it('reads modules of packages with a scope, and of Node', () => {
    expect(path('@scope/some-pack.load as read', 'javascript')).toEqual({
      path: '@scope/some-pack.load',
      locals: { read: '@scope/some-pack.load' },
    });
  });

  it('reads what asks whether a name is the own one of code', () => {
    expect(readName('own_open', 'python')).toEqual({ kind: 'own', name: 'open', path: undefined });
    expect(readName('own_np for numpy', 'python')).toEqual({ kind: 'own', name: 'np', path: 'numpy' });
  });

  it.each([
    'numpy',
    'isLoader',
    '',
    '.',
    'numpy.',
    '.nan',
    'numpy..nan',
    'numpy.nan as ',
    'numpy.nan as np.inf',
    'numpy.nan as x.y.z.nan',
    'own_',
    'own_a.b',
    'own_np for ',
    'own_np for numpy for np',
    'two words',
    'numpy.n(an)',
    'numpy.n|an',
  ])('leaves %j to the engine, as a utility that is misspelt', (text) => {
    expect(readName(text, 'python')).toBeUndefined();
  });
});

describe('writeName', () => {
  it('says no more than what cannot be known without', () => {
    const meanings = new Map([
      ['np', 'numpy'],
      ['yaml', 'yaml'],
      ['date', 'datetime.date'],
    ]);
    expect(
      ['numpy.nan', 'yaml.load', 'yaml', 'numpy', 'datetime.date', 'datetime.datetime', 'numpy.*'].map(
        (each) => writeName(each, meanings),
      ),
    ).toEqual([
      'numpy.nan as np.nan',
      'yaml.load',
      'yaml as yaml',
      'numpy as np',
      'datetime.date as date',
      'datetime.datetime',
      'numpy.* as np.*',
    ]);
    expect([writeOwn('open'), writeOwn('np', 'numpy')]).toEqual(['own_open', 'own_np for numpy']);
  });

  it('is read again as it was meant', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'as', 'own', 'für');
    const dotted = fc.array(word, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(dotted, fc.dictionary(word, fc.nat(4)), (parts, names) => {
        const whole = parts.join('.');
        const locals = new Map(
          Object.entries(names).map(([name, size]) => [name, parts.slice(0, size + 1).join('.')]),
        );
        const asked = readName(writeName(whole, locals), 'python');
        // Modules under their own name go without saying.
        const told = new Map([...locals].filter(([name, known]) => name !== known));
        const read =
          asked?.kind === 'path' ? [...asked.locals].filter(([name, known]) => name !== known) : [];
        expect([asked?.kind === 'path' && asked.path, new Map(read)]).toEqual([whole, told]);
      }),
    );
  });
});
