import { describeCorpus, readCorpus, type Golden } from '@feedback/testing';
import type { MetricsContext, Pattern } from '@feedback/schema';
import { expect, test } from 'vitest';
import { analyzePrompt, PatternAwareGenerator } from '../src/index.ts';

interface Input {
  readonly prompt?: string;
  readonly metrics_context?: Partial<MetricsContext>;
  readonly apply_patterns?: boolean;
  readonly min_confidence?: number;
}

interface Output {
  readonly indicators: readonly string[];
  readonly applied: readonly (readonly [string, number])[];
  readonly suggested: readonly (readonly [string, number])[];
  readonly confidence: number;
}

/** What the original knows the words of. */
const ITS_INDICATORS =
  'numpy json list_access file large_file fastapi exception logging categorization'.split(' ');

const byName = (pairs: readonly (readonly [string, number])[]) => Object.fromEntries(pairs);

describeCorpus('what the original generates', 'golden/generator.json', () => {
  const cases = readCorpus<readonly Golden<Input, Output>[]>('golden/generator.json');
  const [fixture] = readCorpus<readonly { readonly output: readonly Pattern[] }[]>('golden/_fixtures.json');
  const generator = new PatternAwareGenerator(fixture?.output ?? []);

  const run = async ({ input }: Golden<Input, Output>) => {
    const context = {
      high_frequency_patterns: [],
      critical_patterns: [],
      pattern_counts: {},
      ...input.metrics_context,
    };
    const result = await generator.generate(input.prompt ?? '', {
      metricsContext: context,
      applyPatterns: input.apply_patterns ?? true,
      minConfidence: input.min_confidence ?? 0.8,
    });
    const pairs = (patterns: typeof result.suggested | typeof result.applied) =>
      byName(patterns.map(({ pattern, confidence }) => [pattern, confidence]));
    return { ...result, applied: pairs(result.applied), suggested: pairs(result.suggested) };
  };

  const withPrompt = cases.filter(({ input }) => input.prompt !== undefined);

  test.each(withPrompt.filter((golden) => golden.class === 'ok'))(
    '$name has the same meaning',
    async (golden) => {
      const result = await run(golden);
      const understood: readonly string[] = analyzePrompt(golden.input.prompt ?? '').indicators;
      expect(ITS_INDICATORS.filter((one) => understood.includes(one))).toEqual(
        ITS_INDICATORS.filter((one) => golden.output.indicators.includes(one)),
      );
      expect(result.applied).toEqual(byName(golden.output.applied));
      expect(result.suggested).toEqual(byName(golden.output.suggested));
      expect(result.confidence).toBe(result.status === 'abstained' ? 0 : golden.output.confidence);
    },
  );

  test.each(withPrompt.filter((golden) => golden.class !== 'ok'))('$name is not repeated', async (golden) => {
    const result = await run(golden);
    expect(['verified', 'abstained']).toContain(result.status);
    expect(result.code).not.toMatch(/^import os$/m);
  });

  const unrelated = /^substring_|^ctx_unrelated$|^negation$/;
  test.each(withPrompt.filter(({ name }) => unrelated.test(name)))(
    '$name matches nothing',
    async (golden) => {
      const { applied, suggested } = await run(golden);
      expect({ applied, suggested }).toEqual({ applied: {}, suggested: {} });
    },
  );
});
