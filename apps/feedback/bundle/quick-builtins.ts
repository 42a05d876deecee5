import { promisify } from 'node:util';
import type { Plugin } from 'esbuild';

/** Its properties are set, and it is there anyway. */
const PROCESS = 'node:process';

/** Not read by Node before they are asked for, and often imported for what is not called. */
const SLOW: ReadonlySet<string> = new Set([
  'node:child_process',
  'node:crypto',
  'node:fs/promises',
  'node:timers/promises',
  'node:v8',
  'node:vm',
  'node:zlib',
]);

/** To look at it is to use it, of which Node warns. */
const WARNS = 'node:sqlite';

const isName = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default';

const OWN: ReadonlySet<PropertyKey> = new Set(['length', 'name', 'prototype', promisify.custom]);

/** Whether a stand-in is as good: no class, and nothing hangs on it but what `promisify` makes of it. */
const isPlainFunction = (value: unknown): boolean =>
  typeof value === 'function' &&
  /^[a-z]/.test(value.name) &&
  Reflect.ownKeys(value).every((key) => OWN.has(key));

/** A module that gets from a built-in one what is used of it: one export for each name, dropped where nobody imports it. */
const reexport = (id: string): string => {
  const builtin: object = process.getBuiltinModule(id) ?? {};
  const whole =
    typeof builtin === 'function' || id === PROCESS
      ? 'whole()'
      : '/* @__PURE__ */ new Proxy({}, { get: (_, name) => whole()[name] })';
  return [
    `const whole = () => process.getBuiltinModule(${JSON.stringify(id)});`,
    'const part = (name) => whole()[name];',
    "const custom = Symbol.for('nodejs.util.promisify.custom');",
    'const later = (name) => Object.defineProperty((...args) => whole()[name](...args), custom, { get: () => whole()[name][custom] });',
    ...Object.keys(builtin)
      .filter(isName)
      .map((key, index) => {
        const put = SLOW.has(id) && isPlainFunction(Reflect.get(builtin, key)) ? 'later' : 'part';
        return `const _${index} = /* @__PURE__ */ ${put}('${key}'); export { _${index} as ${key} };`;
      }),
    `export default ${whole};`,
  ].join('\n');
};

/**
 * Gets Node's own modules by `process.getBuiltinModule`. Whoever imports one has Node read each of its properties, and some of these
 * load further modules: streams, source maps, all of Web Crypto.
 */
export const quickBuiltins: Plugin = {
  name: 'quick-builtins',
  setup: (build) => {
    build.onResolve({ filter: /^node:/ }, ({ path, kind, importer }) =>
      kind === 'import-statement' && path !== WARNS // Each importer has its own few lines: a chunk that all share would be one more file to load.
        ? { path, namespace: 'builtin', suffix: `?${importer}`, sideEffects: false }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: reexport(path) }));
  },
};
