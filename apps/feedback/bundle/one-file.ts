import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

export interface OneFile {
  /** The program as a whole, whose chunks have the rest. */
  readonly whole: Metafile;
  /** The package; other paths are relative to it. */
  readonly folder: string;
  /** What the file shall have of that which is imported when it is needed. */
  readonly inlined: RegExp;
}

const IMPORT = /\bimport\('(\.[^']+)'\)/g;

/** Names a module's exports at once where a source would wait for them. */
const importedAtOnce = (source: string, isInlined: (specifier: string) => boolean): string => {
  const head: string[] = [];
  const body = source.replaceAll(IMPORT, (text, specifier: string) => {
    if (!isInlined(specifier)) return text;
    head.push(`import * as inlined${head.length} from '${specifier}';`);
    return `Promise.resolve(inlined${head.length - 1})`;
  });
  return `${head.join(' ')}${body}`;
};

/**
 * Makes one file of what a command always needs, and leaves to the chunks of the whole program what it may need. What esbuild itself
 * puts into one file is wrapped in functions that V8 compiles anew in each run; the body of a module it keeps compiled.
 */
export const oneFile = ({ whole, folder, inlined }: OneFile): Plugin => ({
  name: 'one-file',
  setup: (build) => {
    const chunks = new Map(
      Object.entries(whole.outputs).flatMap(([path, { entryPoint }]) =>
        entryPoint === undefined ? [] : [[resolve(folder, entryPoint), path] as const],
      ),
    );
    const isInlined = (path: string): boolean => inlined.test(relative(folder, path).replaceAll('\\', '/'));
    build.onLoad({ filter: /[\\/]apps[\\/]feedback[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: importedAtOnce(await readFile(path, 'utf8'), (specifier) =>
        isInlined(resolve(dirname(path), specifier)),
      ),
      loader: 'ts',
    }));
    build.onResolve({ filter: /.*/ }, async ({ path, kind, pluginData, ...place }) => {
      if (kind !== 'dynamic-import' || pluginData === oneFile) return undefined;
      const found = await build.resolve(path, { kind, ...place, pluginData: oneFile });
      const chunk = chunks.get(found.path);
      if (chunk === undefined) return { errors: [{ text: `No chunk begins with ${found.path}.` }] };
      return { path: `./${relative('dist', chunk).replaceAll('\\', '/')}`, external: true };
    });
  },
});
