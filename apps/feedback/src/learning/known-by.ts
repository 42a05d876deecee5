import type { RepairPair } from '@feedback/history';
import { isActive, sharesSyntax } from '@feedback/schema';
import type { Context } from '../context.ts';
import { tellsApart } from './prove-examples.ts';

/** The patterns in force that find the bad example, and not the good one. */
export const findersOf = async ({ library }: Context, pair: RepairPair): Promise<readonly string[]> => {
  const { compileRule } = await import('@feedback/rules');
  return (await library())
    .patterns()
    .filter(
      (pattern) =>
        isActive(pattern) &&
        pattern.tier !== 'advice' &&
        pattern.rule !== undefined &&
        sharesSyntax(pattern.rule.language, pair.language) &&
        compileRule(pattern.rule).problems.length === 0 &&
        tellsApart(pattern.rule, pair),
    )
    .map(({ name }) => name);
};
