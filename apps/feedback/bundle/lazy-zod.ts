import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/** What our schemas are made with. Another function is one word here; the build fails for what is missing. */
const FUNCTIONS = [
  'array',
  'boolean',
  'discriminatedUnion',
  'int',
  'json',
  'literal',
  'looseObject',
  'number',
  'object',
  'record',
  'strictObject',
  'string',
  'tuple',
];

const folder = fileURLToPath(new URL('.', import.meta.url));

const LAZY = [
  "import { lazyEnum, lazySchema } from './lazy-schema.ts';",
  "const zod = () => require('zod-functions');",
  ...FUNCTIONS.map((name) => `export const ${name} = lazySchema(() => zod().${name});`),
  'const lazyEnumeration = lazyEnum(() => zod().enum);',
  'export { lazyEnumeration as enum };',
  'export const iso = { datetime: lazySchema(() => zod().iso.datetime) };',
].join('\n');

const REAL = `export { ${[...FUNCTIONS, 'enum', 'iso'].join(', ')} } from 'zod';`;

/**
 * Puts off the making of zod's schemas, and zod itself, until something is asked of one. All of the vocabulary is a fifth of a check
 * in which little has changed, and such a check validates nothing by zod.
 */
export const lazyZod: Plugin = {
  name: 'lazy-zod',
  setup: (build) => {
    build.onResolve({ filter: /^zod$/ }, ({ importer, namespace }) =>
      namespace === 'file' && !/[\\/]node_modules[\\/]/.test(importer)
        ? { path: 'lazy-zod', namespace: 'lazy-zod', sideEffects: false }
        : undefined,
    );
    build.onResolve({ filter: /^zod-functions$/ }, ({ path }) => ({ path, namespace: 'lazy-zod' }));
    build.onLoad({ filter: /.*/, namespace: 'lazy-zod' }, ({ path }) => ({
      contents: path === 'zod-functions' ? REAL : LAZY,
      resolveDir: folder,
    }));
  },
};
