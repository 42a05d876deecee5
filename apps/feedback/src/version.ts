import { readFileSync } from 'node:fs';

/** The version of this package. `package.json` is one folder up from the sources and from the bundle alike. */
export const version: string = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
