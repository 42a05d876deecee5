import type { Scaffold } from '../scaffold.ts';
import { camelCase, pascalCase } from '../names.ts';

const template = String.raw`
%slot logging
/** Where progress is told; the console fits, and so does any logger. */
export interface Logger {
  debug(message: string): void;
}

%end
%slot specific_exceptions
/** The work failed for an expected reason, which is its cause. */
export class {{error}} extends Error {
  override readonly name = '{{error}}';
}

/** What may go wrong: the system's errors have a code, bad text is a SyntaxError. The rest must be seen. */
const isExpected = (error: unknown): error is Error =>
  error instanceof SyntaxError || (error instanceof Error && 'code' in error);

%end
%if specific_exceptions
/** Does the work and resolves to its result; rejects with {{error}} for expected reasons. */
%else
/** Does the work and resolves to its result; rejects with what went wrong. */
%end
%if logging
export const {{name}} = async <Result>(
  operation: () => Result | Promise<Result>,
  logger?: Logger,
): Promise<Result> => {
%else
export const {{name}} = async <Result>(operation: () => Result | Promise<Result>): Promise<Result> => {
%end
%slot logging
  logger?.debug('Starting the work');
%end
%slot specific_exceptions
  try {
    return await operation();
  } catch (error) {
    if (!isExpected(error)) throw error;
    throw new {{error}}(error.name + ': ' + error.message, { cause: error });
  }
%else
  return await operation();
%end
};
`;

/** Any work, its expected errors turned into one of our own. */
export const typescriptGuardedCall: Scaffold = {
  name: 'guarded-call',
  title: 'a function that does some work and handles its expected errors',
  language: 'typescript',
  needs: [['exception', 'handle']],
  unless: ['endpoint', 'upload'],
  names: ({ subject }) => ({
    name: camelCase('handle', subject ?? 'work'),
    error: pascalCase(subject ?? 'work', 'error'),
  }),
  template,
};
