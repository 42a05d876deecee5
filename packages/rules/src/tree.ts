import type * as AstGrep from '@ast-grep/napi';
import type { NapiConfig, SgNode } from '@ast-grep/napi';
import type { Language } from '@feedback/schema';
import { findPython, loadEngine } from './native.ts';
import { RulesError } from './rules-error.ts';

export type { NapiConfig, SgNode };

/** Where a node is: lines, columns and UTF-16 units from 0, the end exclusive. */
export type NodeRange = ReturnType<SgNode['range']>;

/** Code and the language it is written in: what every function of the engine takes. */
export interface Source {
  readonly language: Language;
  readonly code: string;
}

const NAMES: Readonly<Record<Language, string>> = {
  python: 'python',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  tsx: 'Tsx',
};

const platform = `${process.platform}-${process.arch}`;
// The native modules are loaded when the first tree is asked for, not on import.
let loaded: typeof AstGrep | undefined;
let hasPython: boolean | undefined;

const engine = (): typeof AstGrep => {
  if (loaded) return loaded;
  try {
    loaded = loadEngine();
  } catch (cause) {
    throw new RulesError(
      'ENGINE_UNAVAILABLE',
      `The native module of @ast-grep/napi could not be loaded on ${platform}. Install again without omitting optional dependencies; see its README for the platforms it supports.`,
      cause,
    );
  }
  return loaded;
};

const canParsePython = (napi: typeof AstGrep): boolean => {
  try {
    napi.parse(NAMES.python, '');
    return true;
  } catch {
    return false;
  }
};

// ast-grep takes one registration per process and silently ignores any later one, so whether it worked has to be tried out.
const registerPython = (napi: typeof AstGrep): void => {
  if (hasPython) return;
  let cause: unknown;
  try {
    napi.registerDynamicLanguage({ python: findPython() as never });
  } catch (error) {
    cause = error;
  }
  hasPython = canParsePython(napi);
  if (hasPython) return;
  throw new RulesError(
    'LANGUAGE_UNAVAILABLE',
    cause === undefined
      ? 'Python could not be added to ast-grep because this process has registered its own languages before, which can be done once only. Add `python: @ast-grep/lang-python` to that registration.'
      : `The Python grammar of @ast-grep/lang-python could not be loaded on ${platform}. It is built for Linux (glibc), macOS and Windows; use one of these or leave Python files out.`,
    cause,
  );
};

const engineFor = (language: Language): typeof AstGrep => {
  const napi = engine();
  if (language === 'python') registerPython(napi);
  return napi;
};

/** Parses code with an error-tolerant grammar; loads the native engine on first use. Throws `RulesError` when it is not there. */
export const parseTree = ({ language, code }: Source): SgNode =>
  engineFor(language).parse(NAMES[language], code).root();

/** Files for the engine to read itself; `locations` are absolute, without repetitions. */
export interface FileQuery {
  readonly language: Language;
  readonly locations: readonly string[];
  readonly config: NapiConfig;
}

/**
 * Reads, parses and searches UTF-8 files in threads of the engine, one for each core, and hands over the hits of each file that has any,
 * in no order. Files that can't be read have none. Rejects when the configuration does not compile, and with what `onHits` throws.
 */
export const findInFiles = async (
  { language, locations, config }: FileQuery,
  onHits: (location: string, hits: readonly SgNode[], tree: SgNode) => void,
): Promise<void> => {
  const done = Promise.withResolvers<void>();
  let total = Infinity;
  let handed = 0;
  const settle = (): void => {
    if (handed >= total) done.resolve();
  };
  const paths = [...locations];
  const query = { paths, matcher: config, languageGlobs: ['*'] };
  // What is thrown out of a callback would end the process.
  const counted = engineFor(language).findInFiles(NAMES[language], query, (error, hits) => {
    handed += 1;
    try {
      if (error) throw error;
      const root = hits[0]?.getRoot();
      if (root !== undefined) onHits(root.filename(), hits, root.root());
    } catch (thrown) {
      done.reject(thrown);
    }
    settle();
  });
  // Its promise tells how many files have hits, before or after the last of them was handed over.
  total = await counted;
  settle();
  await done.promise;
};

/** The kind of a node by its name in the grammar. */
export const kindOf = (node: SgNode): string => String(node.kind());
