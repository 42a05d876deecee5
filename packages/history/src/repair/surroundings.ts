import type { RepairPair } from './repair-pairs.ts';

const PYTHON = /^((?:async )?def example\()(.*?)(\):\n)([^]*)$/m;
const ECMASCRIPT = /^((?:async )?function\*? example\()(.*?)(\) \{\n)([^]*?)(\n\}\s*)$/m;
const MEMBERS = /^(class Example \{\n)([^]*)(\n\}\s*)$/;

const withParameter = (parameters: string): string =>
  parameters === '' ? 'another' : `${parameters}, another`;

/**
 * The bad side among other code: what stands around an example was made up with it (`standAlone`), so a rule that asks for it
 * is about the example. `undefined` for an example that has nothing made up around it.
 */
export const inOtherSurroundings = ({ language, bad }: RepairPair): string | undefined => {
  if (language === 'python') {
    const varied = bad.replace(
      PYTHON,
      (_, head: string, parameters: string, end: string, body: string) =>
        `${head}${withParameter(parameters)}${end}    before_it(another)\n${body.trimEnd()}\n    after_it(another)\n`,
    );
    return varied === bad ? undefined : varied;
  }
  const varied = bad
    .replace(
      ECMASCRIPT,
      (_, head: string, parameters: string, open: string, body: string, close: string) =>
        `${head}${withParameter(parameters)}${open}  beforeIt(another);\n${body}\n  afterIt(another);${close}`,
    )
    .replace(
      MEMBERS,
      (_, open: string, body: string, close: string) => `${open}beforeIt() {}\n${body}\nafterIt() {}${close}`,
    );
  return varied === bad ? undefined : varied;
};

const MADE_UP = /^(?:(?:async )?def example\(|(?:async )?function\*? example\(|class Example \{)/m;

/** Where the made up function or class of an example begins, in UTF-16 units; `undefined` without one. */
export const madeUpStart = (code: string): number | undefined => MADE_UP.exec(code)?.index;

const IMPORTS = /^(?:(?:import|from)\b[^\n]*\n|(?:const|let|var)\b[^\n]*\brequire\([^\n]*\n)+\n/;

/** An example without the imports that came with it and the first line of what was made up around it, which are no part of the repair. */
export const withoutMadeUp = (code: string): string =>
  code
    .replace(IMPORTS, '')
    .replace(
      /^(?:(?:async )?def example\(.*\):|(?:async )?function\*? example\(.*\) \{|class Example \{)\n/m,
      '',
    );
