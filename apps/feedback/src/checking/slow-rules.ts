import type { Problem } from '@feedback/schema';

const remedy = (pattern: string): string =>
  `Give each part of its rule a kind, nest fewer relations with "stopBy", or leave it out: feedback patterns archive ${pattern}.`;

/** Says that a pattern was not looked for in one file, because its rule took longer than `limit` milliseconds or broke the engine. */
export const tooSlow = ({
  pattern,
  path,
  limit,
  isBroken,
}: {
  readonly pattern: string;
  readonly path: string;
  readonly limit: number;
  readonly isBroken: boolean;
}): Problem => {
  const why = isBroken ? 'its rule ended the process' : `its rule took longer than ${limit / 1_000} s`;
  return {
    severity: 'warning',
    code: 'RULE_TOO_SLOW',
    message: `Pattern ${pattern} was not looked for here: ${why}. ${remedy(pattern)}`,
    path,
  };
};

/** Says that a pattern is not looked for any more. */
export const givenUp = (pattern: string): Problem => ({
  severity: 'warning',
  code: 'RULE_GIVEN_UP',
  message: `Pattern ${pattern} was not looked for in further files: rules took too long in those before. ${remedy(pattern)}`,
});

/** Says that a pattern could not be looked for at all. */
export const notStarted = (pattern: string): Problem => ({
  severity: 'error',
  code: 'RULE_NOT_TRIED',
  message: `Pattern ${pattern} was not looked for: its rule may take very long, and the process of its own that it needs did not start. ${remedy(pattern)}`,
});

const ABOUT_RULES: ReadonlySet<string> = new Set(['RULE_TOO_SLOW', 'RULE_GIVEN_UP', 'RULE_NOT_TRIED']);

/** Whether a problem says that a rule was not looked for to the end. */
export const isAboutSlowRule = ({ code }: Problem): boolean => ABOUT_RULES.has(code);
