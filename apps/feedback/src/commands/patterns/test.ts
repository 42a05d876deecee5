import { plainLine } from '@feedback/report';
import { provePattern, type Proof, type ProofCheck } from '@feedback/rules';
import {
  isActive,
  type HitsHere,
  type Pattern,
  type Problem,
  type RuleEvidence,
  type Tier,
} from '@feedback/schema';
import { EXIT } from '../../exit-code.ts';
import { countHits } from '../../learning/count-hits.ts';
import { hereText } from '../../learning/evidence-text.ts';
import { gateOf } from '../../learning/measure-evidence.ts';
import { proveExamples, type ExampleCheck } from '../../learning/prove-examples.ts';
import type { Output } from '../../terminal/output.ts';
import { defineCommand } from '../command.ts';
import { requirePattern } from './require-pattern.ts';

interface Result extends Omit<Proof, 'checks'> {
  /** By the examples, and by the further ones. */
  readonly checks: readonly (ProofCheck | ExampleCheck)[];
  readonly claimed: Tier;
  readonly passed: boolean;
  /** What the rule finds in this repository; `null` without a rule, or when not asked for. */
  readonly hits_here: HitsHere | null;
  /** Whether that is quiet enough, as the inbox has it; `null` when there is nothing to tell by. */
  readonly gate: RuleEvidence['gate'] | null;
}

interface TestOptions {
  readonly hits: boolean;
}

const RANK: Readonly<Record<Tier, number>> = { advice: 0, proved_check: 1, proved_fix: 2 };

const prove = (pattern: Pattern, hits: ReadonlyMap<string, HitsHere> | undefined): Result => {
  const proof = provePattern(pattern);
  const claimed = pattern.tier ?? (pattern.rule === undefined ? 'advice' : 'proved_check');
  const further = proveExamples(pattern);
  const here = hits?.get(pattern.name);
  return {
    ...proof,
    checks: [...proof.checks, ...further],
    claimed,
    passed: RANK[proof.tier] >= RANK[claimed] && further.every((check) => check.passed),
    hits_here: here ?? null,
    gate: (here && gateOf(here)) ?? null,
  };
};

/** A fix that leaves places of its own bad example says how many. */
const describePart = (checks: Result['checks']): string => {
  const part = checks.find(({ name, passed }) => passed && name === 'fix_follows_good');
  return part === undefined ? '' : ` · ${plainLine(part.detail)}`;
};

const print = (
  { pattern, tier, claimed, passed, checks, hits_here, gate }: Result,
  { text, paint, verbose }: Output,
): void => {
  const sign = passed ? paint('green', '✓') : paint('red', '✗');
  const claim = passed ? '' : `, claims ${claimed.replace('_', ' ')}`;
  const part = paint('dim', describePart(checks));
  const here =
    hits_here === null
      ? ''
      : paint(
          'dim',
          ` · ${hereText(hits_here)}${gate === 'failed' ? ': too much to be a mistake everywhere' : ''}`,
        );
  text(`${sign} ${plainLine(pattern)}: ${tier.replace('_', ' ')}${claim}${part}${here}\n`);
  for (const check of checks)
    if (verbose || (!passed && !check.passed))
      text(
        `    ${check.passed ? '✓' : '✗'} ${check.name.replaceAll('_', ' ')}: ${plainLine(check.detail)}\n`,
      );
};

export const testPatterns = defineCommand<TestOptions, { readonly summary: string }>({
  summary: 'prove the rules by their own examples and count their hits here; exit 1 if one does not hold',
  examples: [
    'patterns test                      # all active ones',
    'patterns test bounds_checking -v   # each check of the rule and of its fix',
    'patterns test --no-hits            # the proofs alone, without a look at this repository',
  ],
  configure: (command) => {
    command
      .argument('[name...]', 'patterns; all active ones unless given')
      .option('--no-hits', 'do not count what the rules find in this repository');
  },
  run: async (context, names, { hits: wantsHits }) => {
    const { output } = context;
    const library = await context.library();
    const chosen =
      names.length === 0
        ? library.patterns().filter(isActive)
        : names.map((name) => requirePattern(library.find(name), name));
    const problems: Problem[] = [];
    const counted = wantsHits
      ? await countHits(context, chosen, (problem) => problems.push(problem))
      : undefined;
    const results = chosen.map((pattern) => prove(pattern, counted?.hits));
    if (output.json) output.answer({ patterns: results, hits_complete: counted?.isWhole ?? null });
    else for (const result of results) print(result, output);
    output.problems(problems);
    if (counted?.isWhole === false)
      output.note('Hits were counted in the first 200,000 lines of this repository.');
    const failed = results.filter(({ passed }) => !passed).length;
    output.note(
      failed === 0
        ? `${results.length} patterns hold.`
        : `${failed} of ${results.length} patterns do not hold.`,
    );
    return failed === 0 ? EXIT.ok : EXIT.findings;
  },
});
