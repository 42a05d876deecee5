import type { Scaffold } from '../scaffold.ts';
import { camelCase, flagsFor, pascalCase } from '../names.ts';

const template = String.raw`
%if file
import { readFile } from 'node:fs/promises';

%end
%slot logging
/** Where progress is told; the console fits, and so does any logger. */
export interface Logger {
  debug(message: string): void;
}

%end
%slot specific_exceptions|json_parse
/** The {{noun}} cannot be read: the message says why, and the cause where. */
export class {{error}} extends Error {
  override readonly name = '{{error}}';
}

%end
%if specific_exceptions|json_parse
/** Returns what JSON text holds; its shape is not known yet. Throws {{error}} when it is malformed. */
%else
/** Returns what JSON text holds; its shape is not known yet. Throws SyntaxError when it is malformed. */
%end
%if logging
export const {{parse}} = (text: string, logger?: Logger): unknown => {
%else
export const {{parse}} = (text: string): unknown => {
%end
%slot logging
  logger?.debug('Parsing ' + String(text.length) + ' characters');
%end
%slot specific_exceptions|json_parse
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new {{error}}('The {{noun}} is no valid JSON: ' + error.message, { cause: error });
  }
%else
  return JSON.parse(text);
%end
};
%if file

/** Resolves to what a JSON file in UTF-8 holds. */
export const {{load}} = async (path: string): Promise<unknown> => {
%slot specific_exceptions
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    // Only the system's errors have a code.
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new {{error}}(path + ' cannot be read: ' + error.message, { cause: error });
  }
  return {{parse}}(text);
%else
  return {{parse}}(await readFile(path, 'utf8'));
%end
};
%end
`;

/** JSON text parsed, its errors handled where the lesson applies. */
export const typescriptGuardedParse: Scaffold = {
  name: 'guarded-parse',
  title: 'a function that parses JSON text and says what is wrong with it',
  language: 'typescript',
  needs: [
    ['exception', 'parse'],
    ['json', 'parse'],
  ],
  unless: ['client', 'endpoint', 'upload', 'large_file'],
  flags: flagsFor('file'),
  names: ({ subject }) => ({
    noun: subject ?? 'text',
    parse: camelCase('parse', subject ?? 'text'),
    load: camelCase('load', subject ?? 'json', 'file'),
    error: pascalCase(subject ?? 'parse', 'error'),
  }),
  template,
};
