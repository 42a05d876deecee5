import { ordinaryRate } from '@feedback/rules';
import type { Language } from '@feedback/schema';
import type { RepairedFile } from './repaired-file.ts';

const PYTHON: readonly RegExp[] = [
  /^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)/gm,
  /^[ \t]*class[ \t]+(\w+)/gm,
  /^(\w+)[ \t]*(?::[^=\n]+)?=(?!=)/gm,
  /\bself\.(\w+)[ \t]*(?::[^=\n]+)?=(?!=)/g,
];

const ECMASCRIPT: readonly RegExp[] = [
  /\bfunction\s*\*?\s*([\w$]+)/g,
  /\b(?:class|interface|type|enum)\s+([\w$]+)/g,
  /\b(?:const|let|var)\s+([\w$]+)/g,
  /^[ \t]*(?:(?:public|private|protected|static|async|override|get|set)[ \t]+)*#?([\w$]+)[ \t]*(?:<[^>\n]*>)?\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)[ \t]*(?::[^{;\n]+)?\{/gm,
  /\b(?:this|prototype|exports)\.#?([\w$]+)\s*=(?!=)/g,
];

const CONTROL = /^(?:if|for|while|switch|catch|function|return|with|constructor)$/;

const IMPORTS = {
  python: /^[ \t]*from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]+)/gm,
  ecmascript: /\bimport\s+(?:type\s+)?([^'"`;]*?)\s+from\s*['"]([^'"]+)['"]/g,
  require: /\b(?:const|let|var)\s+([^=;]+?)\s*=\s*require\(\s*['"]([^'"]+)['"]/g,
} as const;

const importedBy = (
  code: string,
  language: Language,
): readonly (readonly [module: string, names: string])[] =>
  language === 'python'
    ? [...code.matchAll(IMPORTS.python)].map(([, module = '', names = '']) => [module, names] as const)
    : [IMPORTS.ecmascript, IMPORTS.require].flatMap((form) =>
        [...code.matchAll(form)].map(([, names = '', module = '']) => [module, names] as const),
      );

/** Whether a module is of the project itself, by its name and where the file lies. */
const isOwnModule = (module: string, { path, language }: RepairedFile): boolean =>
  language === 'python'
    ? module.startsWith('.') || path.split('/').includes(module.split('.')[0] ?? '')
    : /^(?:[./~#]|@\/|src\/)/.test(module);

const namesIn = (text: string): readonly string[] => text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];

const definedIn = (code: string, language: Language): readonly string[] =>
  (language === 'python' ? PYTHON : ECMASCRIPT).flatMap((form) =>
    [...code.matchAll(form)].flatMap(([, name]) => (name === undefined || CONTROL.test(name) ? [] : [name])),
  );

/** Names that code defines itself: functions, classes, methods, variables of a module and attributes. */
export const definedNames = (
  { language }: Pick<RepairedFile, 'language'>,
  code: string,
): ReadonlySet<string> => new Set(definedIn(code, language));

/** From this many occurrences in 1,000 lines of public code on, a name is everybody's, whoever else defines it. */
const EVERYBODYS = 0.15;

/** Whose a name is: `public` for the language and libraries, `own` for what the project itself defines, or nobody knows. */
export type NameOwner = 'public' | 'own' | 'unknown';

/** Tells whose a name is, by what the repaired files define and import and by how often public code has it. */
export const nameOwners = (
  files: readonly RepairedFile[],
): ((name: string, language: Language) => NameOwner) => {
  const own = new Set<string>();
  const foreign = new Set<string>();
  for (const file of files)
    for (const code of [file.before, file.after]) {
      for (const name of definedNames(file, code)) own.add(name);
      for (const [module, names] of importedBy(code, file.language))
        for (const name of namesIn(names)) (isOwnModule(module, file) ? own : foreign).add(name);
    }
  return (name, language) => {
    const rate = ordinaryRate(language, name);
    if (own.has(name)) return rate >= EVERYBODYS ? 'public' : 'own';
    return foreign.has(name) || rate > 0 ? 'public' : 'unknown';
  };
};
