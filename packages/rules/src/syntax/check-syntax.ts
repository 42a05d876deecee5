import type { Problem } from '@feedback/schema';
import type { Source } from '../tree.ts';
import { parseEcmaScript } from './ecmascript.ts';
import { parsePython } from './python/parse-python.ts';
import { SyntaxTrouble } from './syntax-error.ts';

const parse = ({ language, code }: Source): void => {
  if (language === 'python') parsePython(code);
  else parseEcmaScript(language, code);
};

const withoutBom = (code: string): string => (code.startsWith('\uFEFF') ? code.slice(1) : code);

/** Says where code does not parse, in order; nothing when it does. Python is judged as CPython's own parser judges it. */
export const checkSyntax = ({ language, code }: Source): Problem[] => {
  try {
    parse({ language, code: withoutBom(code) });
    return [];
  } catch (error) {
    if (error instanceof SyntaxTrouble)
      return [
        {
          severity: 'error',
          code: 'SYNTAX_ERROR',
          message: `Does not parse: ${error.message}. Correct the code.`,
          line: error.line,
        },
      ];
    if (error instanceof RangeError)
      return [
        {
          severity: 'error',
          code: 'TOO_DEEP',
          message: 'Is nested too deeply to parse. Split the code into smaller parts.',
        },
      ];
    throw error;
  }
};

/** Whether code parses. */
export const isValid = (source: Source): boolean => checkSyntax(source).length === 0;
