import { readFile } from 'node:fs/promises';
import type { Problem } from '@feedback/schema';
import type * as z from 'zod';
import { CliError, cliError } from '../cli-error.ts';
import { Config } from './config.ts';
import { isPlainConfig } from './is-plain-config.ts';

/** The line of a position in a text, from 1. */
const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

/** V8 tells where JSON breaks only in its message. */
const lineOfSyntaxError = (text: string, error: SyntaxError): number => {
  const position = /position (\d+)/.exec(error.message)?.[1];
  return lineAt(text, position === undefined ? text.length : Number(position));
};

const lineOfField = (text: string, field: PropertyKey | undefined): { line?: number } => {
  const position = text.indexOf(JSON.stringify(String(field)));
  return position < 0 ? {} : { line: lineAt(text, position) };
};

const known = (): readonly string[] => Object.keys(Config.shape).filter((name) => name !== '$schema');

const describeIssue = (issue: z.core.$ZodIssue, text: string, path: string): Problem => {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const [field = unknown] = issue.path;
  const name = issue.path.length === 0 ? '' : `"${issue.path.join('.')}": `;
  const next = unknown === undefined ? 'Correct it and run again.' : `Known settings: ${known().join(', ')}.`;
  return {
    severity: 'error',
    code: 'INVALID_CONFIG',
    message: `${name}${issue.message}. ${next}`,
    path,
    ...lineOfField(text, field),
  };
};

/** Checks the text of a configuration; throws `CliError` with a problem for each field that is wrong. */
export const parseConfig = (text: string, path: string): Config => {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const line = lineOfSyntaxError(text, error as SyntaxError);
    throw cliError('INVALID_CONFIG', 'The configuration is no JSON from here on. Correct it and run again.', {
      path,
      line,
    });
  }
  if (isPlainConfig(value)) return value;
  const parsed = Config.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CliError(parsed.error.issues.map((issue) => describeIssue(issue, text, path)));
};

/** Reads a configuration; `undefined` when there is none. Throws `CliError` when it can't be read or is wrong. */
export const readConfig = async (path: string): Promise<Config | undefined> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw cliError(
      'UNREADABLE_CONFIG',
      `The configuration can't be read (${message}). Check its permissions.`,
      {
        path,
      },
    );
  }
  return parseConfig(text, path);
};
