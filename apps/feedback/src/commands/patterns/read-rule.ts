import { readFile } from 'node:fs/promises';
import { compileRule } from '@feedback/rules';
import { Rule } from '@feedback/schema';
import { cliError } from '../../cli-error.ts';

/** Throws `CliError` with the reason for a rule that does not compile: nothing would ever look for it. */
export const requireSound = (rule: Rule, path?: string): Rule => {
  const [trouble] = compileRule(rule).problems;
  if (trouble === undefined) return rule;
  throw cliError(trouble.code, trouble.message, path === undefined ? {} : { path });
};

/** Reads a rule from a JSON file. Throws `CliError` for what is no rule or does not compile, and what reading the file throws. */
export const readRule = async (path: string): Promise<Rule> => {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw cliError('INVALID_RULE', `The rule is no JSON: ${(error as Error).message}. Correct it.`, { path });
  }
  const rule = Rule.safeParse(value);
  if (rule.success) return requireSound(rule.data, path);
  const [issue] = rule.error.issues;
  throw cliError(
    'INVALID_RULE',
    `"${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}. A rule is {"language", "rule", "fix"?} with an ast-grep rule object.`,
    { path },
  );
};
