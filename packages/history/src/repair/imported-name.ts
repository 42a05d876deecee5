import { wordsOf } from './word-edit.ts';

/** Whether code imports a name, in any of our languages. */
const isImported = (code: string, name: string): boolean =>
  code
    .split('\n')
    .some((line) => /^\s*(?:import|from)\s|\brequire\(/.test(line) && wordsOf('python', line).includes(name));

/** Whether a name is of a module or class rather than of the example: imported, or with a capital. */
export const isShared = (code: string, name: string): boolean =>
  /^\p{Lu}/u.test(name) || isImported(code, name);
