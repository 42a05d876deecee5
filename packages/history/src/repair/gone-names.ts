import { definedNames } from './own-names.ts';
import type { RepairedFile } from './repaired-file.ts';
import { wordsOf } from './word-edit.ts';

/** Whether names are the project's own and went with the repair: nobody can use them any more. */
export const areGone = (names: readonly string[], files: readonly RepairedFile[]): boolean =>
  names.every((name) => {
    const defined = new RegExp(String.raw`(?<![\w$.])${name.replaceAll('$', String.raw`\$`)}\s*(?::|=(?!=))`);
    return (
      files.some((file) => definedNames(file, file.before).has(name) || defined.test(file.before)) &&
      !files.some(({ language, after }) => wordsOf(language, after).includes(name))
    );
  });
