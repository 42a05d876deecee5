import { createRequire } from 'node:module';
import type { Parser } from 'prettier';
import type { Source } from '../tree.ts';
import { SyntaxTrouble } from './syntax-error.ts';

type EcmaScript = Exclude<Source['language'], 'python'>;

// Prettier's parsers are some megabytes: loaded when the first file is checked. TypeScript 7 has no parser to call.
const require = createRequire(import.meta.url);
const FROM: Readonly<Record<EcmaScript, { plugin: string; parser: string; filepath: string }>> = {
  javascript: { plugin: 'prettier/plugins/babel', parser: 'babel', filepath: 'code.jsx' },
  typescript: { plugin: 'prettier/plugins/typescript', parser: 'typescript', filepath: 'code.ts' },
  tsx: { plugin: 'prettier/plugins/typescript', parser: 'typescript', filepath: 'code.tsx' },
};

const lineOf = (error: object): number => {
  const { loc } = error as { loc?: { start?: { line?: number } } };
  return Math.max(1, loc?.start?.line ?? 1);
};

/** Throws `SyntaxTrouble` for JavaScript or TypeScript that prettier's parsers refuse, `RangeError` for code nested too deeply. */
export const parseEcmaScript = (language: EcmaScript, code: string): void => {
  const { plugin, parser, filepath } = FROM[language];
  const { parsers } = require(plugin) as { parsers: Record<string, Parser> };
  try {
    void parsers[parser]?.parse(code, { filepath } as never);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SyntaxTrouble(error.message.replace(/\.? \(\d+:\d+\)[\s\S]*$/, ''), lineOf(error));
  }
};
