import * as z from 'zod';

/** A language that the code engine parses. */
export const Language = z.enum(['python', 'javascript', 'typescript', 'tsx']);
export type Language = z.infer<typeof Language>;

const EXTENSIONS: Readonly<Record<string, Language>> = {
  py: 'python',
  pyi: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
};

/** The language of a file by its ending; `undefined` for files that the code engine does not read. */
export const languageOfPath = (path: string): Language | undefined =>
  EXTENSIONS[/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];

const NAMES: Readonly<Record<string, Language>> = {
  ...EXTENSIONS,
  python3: 'python',
  javascript: 'javascript',
  node: 'javascript',
  typescript: 'typescript',
  python: 'python',
};

/** Reads a language by the names people and code fences use (`py`, `ts`, `JavaScript`); `undefined` when unknown. */
export const toLanguage = (text: string): Language | undefined => NAMES[text.trim().toLowerCase()];

/** Whether a rule written for one language can be tried on code in another: JavaScript, TypeScript and TSX share their trees. */
export const sharesSyntax = (rule: Language, code: Language): boolean =>
  (rule === 'python') === (code === 'python');
