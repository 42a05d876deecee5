import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** All that has a say in what is found in a text and how it is remembered. */
const SOURCES = [
  '../../../../packages/rules/src/',
  '../../../../packages/schema/src/',
  '../../../../packages/patterns/src/builtin/',
  './',
];

const NATIVE = ['@ast-grep/napi', '@ast-grep/lang-python'];

/** Hashes the sources of the engine and the versions of its native modules. For the build, and for running from source. */
export const hashEngine = (): string => {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const folder = new URL(source, import.meta.url);
    const names = readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((each) => each.endsWith('.ts')).toSorted())
      hash.update(name).update(readFileSync(new URL(name.replaceAll('\\', '/'), folder)));
  }
  const require = createRequire(import.meta.url);
  for (const name of NATIVE) hash.update(readFileSync(require.resolve(`${name}/package.json`)));
  return hash.digest('base64url').slice(0, 22);
};
