import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const ASKED = 'typeof fetch';

/**
 * Has Yoga decode its WebAssembly itself, which lies in its module as text. It would fetch that, and to load Node's `fetch` with all of
 * HTTP is an eighth of what the first frame takes; it only does so where there is a `fetch`.
 */
export const yogaWithoutFetch: Plugin = {
  name: 'yoga-without-fetch',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const errors = source.includes(ASKED)
        ? []
        : [{ text: `${path} no longer has "${ASKED}": is this still needed?` }];
      return { contents: `const fetch = undefined;\n${source}`, errors };
    });
  },
};
