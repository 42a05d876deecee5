import { relative, resolve } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/**
 * Leaves what is imported when it is needed, and is none of `inlined`, to the chunks of the whole program, so that a bundle holds what
 * one command always needs and no more. Paths are relative to `folder`; those of chunks to the bundle.
 */
export const restInChunks = (
  { outputs }: Metafile,
  { folder, inlined }: { readonly folder: string; readonly inlined: RegExp },
): Plugin => ({
  name: 'rest-in-chunks',
  setup: (build) => {
    const chunks = new Map(
      Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
        entryPoint === undefined ? [] : [[resolve(folder, entryPoint), path] as const],
      ),
    );
    build.onResolve({ filter: /.*/ }, async ({ path, kind, pluginData, ...place }) => {
      if (kind !== 'dynamic-import' || pluginData === restInChunks) return undefined;
      const found = await build.resolve(path, { kind, ...place, pluginData: restInChunks });
      if (found.errors.length > 0 || inlined.test(relative(folder, found.path).replaceAll('\\', '/')))
        return undefined;
      const chunk = chunks.get(found.path);
      if (chunk === undefined) return { errors: [{ text: `No chunk has ${found.path}.` }] };
      return { path: `./${relative('dist', chunk).replaceAll('\\', '/')}`, external: true };
    });
  },
});
