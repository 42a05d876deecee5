import { sharesSyntax, type Pattern } from '@feedback/schema';
// @boundaries-ignore what relevance is fitted on is no part of the package's API
import type { Evidence } from '../../packages/patterns/src/retrieval/evidence.ts';
// @boundaries-ignore the same
import { indexLibrary, judgePatterns } from '../../packages/patterns/src/retrieval/judge-patterns.ts';
import { randomFrom } from './mutate.ts';
import type { Prompt } from './retrieval-corpus.ts';

export { type Evidence };

/** A prompt and a pattern that its words led to. */
export interface RetrievalCase {
  readonly prompt: Prompt;
  readonly library: string;
  readonly evidence: Evidence;
  readonly applies: boolean;
}

const JUDGED = 10;

const casesIn = (
  library: string,
  patterns: readonly Pattern[],
  prompts: readonly Prompt[],
): readonly RetrievalCase[] => {
  const indexed = indexLibrary(patterns);
  const fits = (at: number, { language }: Prompt): boolean => {
    const own = patterns[at]?.language;
    return language === undefined || own === undefined || sharesSyntax(own, language);
  };
  return prompts.flatMap((prompt) =>
    judgePatterns(indexed, prompt.prompt, { accepts: (at) => fits(at, prompt), count: JUDGED }).map(
      ({ at, evidence }) => {
        const id = patterns[at]?.pattern_id ?? '';
        const applies = prompt.expected.includes(id) || prompt.acceptable.includes(id);
        return { prompt, library, evidence, applies };
      },
    ),
  );
};

const SMALL_LIBRARIES = [8, 20, 60, 200];
const DRAWS = 3;

/** Some patterns that apply to some of the prompts, among others drawn at random. */
const drawLibrary = (
  size: number,
  {
    patterns,
    prompts,
    random,
  }: {
    readonly patterns: readonly Pattern[];
    readonly prompts: readonly Prompt[];
    readonly random: () => number;
  },
): readonly Pattern[] => {
  const served = prompts.filter(() => random() < Math.min(0.5, size / 120));
  const wanted = new Set(
    served.flatMap(({ expected, acceptable }) => {
      const all = [...expected, ...acceptable];
      return [0, 1].map(() => all[Math.floor(random() * all.length)] ?? '');
    }),
  );
  const drawn = patterns.filter(
    ({ pattern_id }) => wanted.has(pattern_id) || random() < size / patterns.length,
  );
  const kept = drawn.filter(() => random() < (1.3 * size) / drawn.length);
  return kept.length > 0 ? kept : drawn;
};

/** All prompts in the whole library, and in small ones where most prompts have no answer. */
export const retrievalCases = (
  patterns: readonly Pattern[],
  prompts: readonly Prompt[],
): readonly RetrievalCase[] => {
  const random = randomFrom(1);
  const small = SMALL_LIBRARIES.flatMap((size) =>
    Array.from({ length: DRAWS }, (_, draw) =>
      casesIn(`${size}-${draw}`, drawLibrary(size, { patterns, prompts, random }), prompts),
    ).flat(),
  );
  return [...casesIn('all', patterns, prompts), ...small];
};
