import { plainLine } from '@feedback/report';
import { provePattern, type Proof } from '@feedback/rules';
import { isActive, type Pattern, type Tier } from '@feedback/schema';
import { EXIT } from '../../exit-code.ts';
import type { Output } from '../../terminal/output.ts';
import { defineCommand } from '../command.ts';
import { requirePattern } from './require-pattern.ts';

interface Result extends Proof {
  readonly claimed: Tier;
  readonly passed: boolean;
}

const RANK: Readonly<Record<Tier, number>> = { advice: 0, proved_check: 1, proved_fix: 2 };

const prove = (pattern: Pattern): Result => {
  const proof = provePattern(pattern);
  const claimed = pattern.tier ?? (pattern.rule === undefined ? 'advice' : 'proved_check');
  return { ...proof, claimed, passed: RANK[proof.tier] >= RANK[claimed] };
};

const print = (
  { pattern, tier, claimed, passed, checks }: Result,
  { text, paint, verbose }: Output,
): void => {
  const sign = passed ? paint('green', '✓') : paint('red', '✗');
  const claim = passed ? '' : `, claims ${claimed.replace('_', ' ')}`;
  text(`${sign} ${plainLine(pattern)}: ${tier.replace('_', ' ')}${claim}\n`);
  for (const check of checks)
    if (verbose || (!passed && !check.passed))
      text(
        `    ${check.passed ? '✓' : '✗'} ${check.name.replaceAll('_', ' ')}: ${plainLine(check.detail)}\n`,
      );
};

export const testPatterns = defineCommand<object, { readonly summary: string }>({
  summary: 'prove the rules by their own examples; exit 1 if one does not hold',
  examples: ['patterns test', 'patterns test bounds_checking -v'],
  configure: (command) => {
    command.argument('[name...]', 'patterns; all active ones unless given');
  },
  run: async (context, names) => {
    const library = await context.library();
    const chosen =
      names.length === 0
        ? library.patterns().filter(isActive)
        : names.map((name) => requirePattern(library.find(name), name));
    const results = chosen.map(prove);
    if (context.output.json) context.output.answer({ patterns: results });
    else for (const result of results) print(result, context.output);
    const failed = results.filter(({ passed }) => !passed).length;
    context.output.note(
      failed === 0
        ? `${results.length} patterns hold.`
        : `${failed} of ${results.length} patterns do not hold.`,
    );
    return failed === 0 ? EXIT.ok : EXIT.findings;
  },
});
