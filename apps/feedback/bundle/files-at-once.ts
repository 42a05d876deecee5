import type { Plugin } from 'esbuild';

/** Functions that do the same at once under their name with `Sync`. */
const AT_ONCE = [
  'access',
  'copyFile',
  'lstat',
  'mkdir',
  'mkdtemp',
  'readdir',
  'readFile',
  'readlink',
  'realpath',
  'rename',
  'rm',
  'stat',
  'unlink',
  'writeFile',
];

const REST = ['appendFile', 'chmod', 'open', 'utimes'];

const MODULE = [
  "const later = (name) => (...args) => process.getBuiltinModule('node:fs/promises')[name](...args);",
  "const atOnce = (name) => async (...args) => process.getBuiltinModule('node:fs')[`${name}Sync`](...args);",
  ...AT_ONCE.map((name) => `export const ${name} = /* @__PURE__ */ atOnce('${name}');`),
  ...REST.map((name) => `export const ${name} = /* @__PURE__ */ later('${name}');`),
].join('\n');

/**
 * Reads files at once where sources would wait for them. For one command that reads a few small files, to wait takes longer than to
 * read, and `node:fs/promises` loads streams and `readline`.
 */
export const filesAtOnce: Plugin = {
  name: 'files-at-once',
  setup: (build) => {
    build.onResolve({ filter: /^node:fs\/promises$/ }, ({ path }) => ({
      path,
      namespace: 'files-at-once',
      sideEffects: false,
    }));
    build.onLoad({ filter: /.*/, namespace: 'files-at-once' }, () => ({ contents: MODULE }));
  },
};
