import { createRequire } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import { findPython, loadEngine, type Grammar } from '../src/native.ts';

const require = createRequire(import.meta.url);

afterEach(() => vi.unstubAllEnvs());

test('loads what the loader of the engine loads', () => {
  const direct = loadEngine();
  vi.stubEnv('NAPI_RS_FORCE_WASI', 'false');
  const loaded = loadEngine();
  expect(Object.keys(direct).toSorted()).toEqual(Object.keys(loaded).toSorted());
  expect(direct.parse('JavaScript', 'a()').root().text()).toBe('a()');
});

test('registers Python as its package would', () => {
  const { libraryPath, extensions, languageSymbol, expandoChar } =
    require('@ast-grep/lang-python') as Grammar;
  expect(findPython()).toEqual({ libraryPath, extensions, languageSymbol, expandoChar });
});
