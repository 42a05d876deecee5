import { readFile } from 'node:fs/promises';
import { Rule } from '@feedback/schema';
import { cliError } from '../../cli-error.ts';

/** Reads a rule from a JSON file. Throws `CliError` `INVALID_RULE`, and what reading the file throws. */
export const readRule = async (path: string): Promise<Rule> => {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw cliError('INVALID_RULE', `The rule is no JSON: ${(error as Error).message}. Correct it.`, { path });
  }
  const rule = Rule.safeParse(value);
  if (rule.success) return rule.data;
  const [issue] = rule.error.issues;
  throw cliError(
    'INVALID_RULE',
    `"${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}. A rule is {"language", "rule", "fix"?} with an ast-grep rule object.`,
    { path },
  );
};
