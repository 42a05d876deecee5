import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as AstGrep from '@ast-grep/napi';

const require = createRequire(import.meta.url);

/** What is added to platform and processor in the names of the engine's own modules; where two C libraries are about, the usual one. */
const ABI: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: '',
  linux: '-gnu',
  win32: '-msvc',
};

/** Variables that tell the engine's loader what else to load. */
const OVERRIDES = ['NAPI_RS_NATIVE_LIBRARY_PATH', 'NAPI_RS_FORCE_WASI'];

/** The module that the engine's loader would find after trying others, where it is the usual one. */
const usualEngine = (): typeof AstGrep | undefined => {
  const abi = ABI[process.platform];
  if (abi === undefined || OVERRIDES.some((name) => process.env[name] !== undefined)) return undefined;
  try {
    // Node 24 resolves a link to itself now and then, when modules of both kinds are being loaded.
    const own = createRequire(realpathSync(require.resolve('@ast-grep/napi')));
    return own(`@ast-grep/napi-${process.platform}-${process.arch}${abi}`) as typeof AstGrep;
  } catch {
    return undefined;
  }
};

/** Loads the native engine: directly where it can, because its loader takes three times as long. Throws what the loader throws. */
export const loadEngine = (): typeof AstGrep =>
  usualEngine() ?? (require('@ast-grep/napi') as typeof AstGrep);

/** How a grammar is registered. */
export interface Grammar {
  readonly libraryPath: string;
  readonly extensions: readonly string[];
  readonly languageSymbol: string;
  readonly expandoChar: string;
}

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'macOS',
  linux: 'Linux',
  win32: 'Windows',
};

const PYTHON = { extensions: ['py'], languageSymbol: 'tree_sitter_python', expandoChar: 'µ' } as const;

/** Finds the grammar of Python: its file directly where it can, because its package loads `child_process`. Throws what that throws. */
export const findPython = (): Grammar => {
  const name = '@ast-grep/lang-python';
  const prebuilt = `prebuild-${SYSTEMS[process.platform]}-${process.arch.toUpperCase()}`;
  const libraryPath = join(dirname(require.resolve(name)), 'prebuilds', prebuilt, 'parser.so');
  return existsSync(libraryPath) ? { libraryPath, ...PYTHON } : (require(name) as Grammar);
};
