// Bundles the command: `node build.ts`. Each command and the terminal app is a chunk that is loaded when it is called.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { builtinPatterns } from '@feedback/patterns';
import { builtinLessons } from './bundle/builtin-lessons.ts';
import { filesAtOnce } from './bundle/files-at-once.ts';
import { lazyZod } from './bundle/lazy-zod.ts';
import { oneFile } from './bundle/one-file.ts';
import { quickBuiltins } from './bundle/quick-builtins.ts';
import { yogaWithoutFetch } from './bundle/yoga-without-fetch.ts';
import { deriveFacts } from './src/checking/builtin-rules.ts';
import { hashEngine } from './src/checking/hash-engine.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const outdir = join(here, 'dist');

/** What the start of every command may cost, in bytes: `main.js` and all that it imports statically. */
const START_LIMIT = 100_000;

/** Ink asks for it only when DEV is set; it is large and opens a socket. */
const withoutDevtools: Plugin = {
  name: 'without-devtools',
  setup: (build) => {
    build.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'stub' }));
    build.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({
      contents: 'export default { initialize() {}, connectToDevTools() {} };',
    }));
  },
};

/** What `string-width` makes when it is loaded, and the same made when it is first needed. */
const EAGER: readonly (readonly [eager: string, lazy: string])[] = [
  [
    'const segmenter = new Intl.Segmenter();',
    'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };',
  ],
  [
    'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
    String.raw`let emoji; const rgiEmojiRegex = { test: (text) => (emoji ??= new RegExp('^\\p{RGI_Emoji}$', 'v')).test(text) };`,
  ],
];

/** Together these take a tenth of a check in which little has changed, and most commands need neither. */
const lazyStringWidth: Plugin = {
  name: 'lazy-string-width',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]string-width[\\/]index\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      const errors = EAGER.flatMap(([eager]) =>
        contents.includes(eager) ? [] : [{ text: `${path} no longer has "${eager}": is this still needed?` }],
      );
      for (const [eager, lazy] of EAGER) contents = contents.replace(eager, () => lazy);
      return { contents, errors };
    });
  },
};

const COMMON = {
  absWorkingDir: here,
  outdir,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  jsx: 'automatic',
  conditions: ['@feedback/source'],
  // Native code and data files of their own.
  external: ['@ast-grep/napi', '@ast-grep/lang-python', 'prettier'],
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    FEEDBACK_APART: JSON.stringify('../apart.js'),
    FEEDBACK_ENGINE: JSON.stringify(hashEngine()),
    FEEDBACK_FACTS: JSON.stringify(JSON.stringify(deriveFacts())),
  },
  banner: {
    js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
  },
  // What `lazyZod` and `quickBuiltins` do not export.
  logOverride: { 'import-is-undefined': 'error' },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

const PLUGINS = [
  builtinLessons(builtinPatterns),
  withoutDevtools,
  lazyStringWidth,
  yogaWithoutFetch,
  quickBuiltins,
  lazyZod,
];

const bundle = async (): Promise<Metafile> => {
  const { metafile } = await esbuild({
    ...COMMON,
    entryPoints: { main: 'src/start.ts', apart: 'src/checking/apart-process.ts' },
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    plugins: PLUGINS,
  });
  return metafile;
};

/** What a check needs each time; the rest is in the chunks. */
const CHECKING =
  /^src\/(?:run-command|workspace|library|commands\/check|checking\/baseline|inputs\/git-files|experiments\/present-unit)\.ts$/;

/** The same program with all that a check needs in one file: to find, read and link 25 takes a tenth of a check of few changes. */
const bundleCheck = async (whole: Metafile): Promise<void> => {
  const { outputFiles } = await esbuild({
    ...COMMON,
    entryPoints: { check: 'src/start.ts' },
    // Its functions are kept compiled by `bin/feedback.js`, which is possible for such files only.
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    charset: 'ascii',
    define: { ...COMMON.define, 'import.meta.url': 'here' },
    banner: { js: "const here = process.getBuiltinModule('node:url').pathToFileURL(__filename).href;" },
    write: false,
    plugins: [oneFile({ whole, folder: here, inlined: CHECKING }), filesAtOnce, ...PLUGINS],
  });
  for (const { path, text } of outputFiles) {
    // Code that is kept compiled can't import; `bin/feedback.js` does it for it, and reads a byte for each character.
    const code = text
      .replaceAll('import("./', 'load("./')
      .replaceAll(/[\u0080-\uFFFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const name = createHash('sha256').update(code).digest('base64url');
    await writeFile(path, `// ${name}\n${code}`);
  }
};

/** The bytes that starting loads: the entry and its static imports. */
const startSize = ({ outputs }: Metafile): number => {
  const visit = (path: string, seen: Set<string>): number => {
    const output = outputs[path];
    if (output === undefined || seen.has(path)) return 0;
    seen.add(path);
    const imports = output.imports.filter(
      ({ kind, external }) => kind === 'import-statement' && external !== true,
    );
    return imports.reduce((sum, each) => sum + visit(each.path, seen), output.bytes);
  };
  return visit('dist/main.js', new Set());
};

/** The folder of the package that a bundled file belongs to; nothing for our own files, and for what plugins make (`name:…`). */
const packageFolder = (input: string): string | undefined =>
  /^([^:]*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];

const licenceText = async (folder: string): Promise<string> => {
  const name = (await readdir(folder)).find((file) => /^(licen[cs]e|copying)/i.test(file));
  return name === undefined ? '' : (await readFile(join(folder, name), 'utf8')).trim();
};

/** The licences of everything that was bundled, as they ask for. */
const thirdPartyNotices = async ({ inputs }: Metafile): Promise<string> => {
  const folders = new Set(Object.keys(inputs).flatMap((input) => packageFolder(input) ?? []));
  const notices = await Promise.all(
    [...folders].map(async (relative) => {
      const folder = join(here, relative);
      const { name, version, license } = JSON.parse(
        await readFile(join(folder, 'package.json'), 'utf8'),
      ) as Record<string, string>;
      return `${name} ${version} (${license ?? 'licence not stated'})\n\n${await licenceText(folder)}\n`;
    }),
  );
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return ['This program contains the following packages.\n', ...notices.toSorted()].join(rule);
};

if (existsSync(outdir)) await rm(outdir, { recursive: true });
const metafile = await bundle();
await bundleCheck(metafile);
const size = startSize(metafile);
await writeFile(join(outdir, 'THIRD-PARTY-LICENSES.txt'), await thirdPartyNotices(metafile));
if (size > START_LIMIT) {
  process.stderr.write(
    `Starting loads ${size} bytes, more than the ${START_LIMIT} that it may: something heavy is imported statically. Load it with import().\n`,
  );
  process.exitCode = 1;
}
