import type { PatternIndex } from '@feedback/patterns';
import type { Prompt } from './retrieval-corpus.ts';

/** A stated probability and what came of it. */
export interface Forecast {
  readonly probability: number;
  readonly applies: boolean;
}

/** Milliseconds of processor time since a reading of the same; other work on the machine hardly counts. */
export const processorTime = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

const BINS = 10;

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;

/** Expected calibration error in ten bins of equal width (Naeini, Cooper and Hauskrecht, 2015). */
export const calibrationError = (forecasts: readonly Forecast[]): number => {
  const bins = Map.groupBy(forecasts, ({ probability }) =>
    Math.min(BINS - 1, Math.floor(probability * BINS)),
  );
  return mean(
    [...bins.values()].flatMap((bin) => {
      const gap = Math.abs(
        mean(bin.map(({ probability }) => probability)) - mean(bin.map(({ applies }) => Number(applies))),
      );
      return bin.map(() => gap);
    }),
  );
};

/** How well an index serves prompts. */
export interface RetrievalFigures {
  readonly prompts: number;
  readonly recall5: number;
  readonly reciprocalRank: number;
  /** Share of the prompts with an answer that got one. */
  readonly answered: number;
  readonly withoutAnswer: number;
  /** Share of the prompts without an answer that got none. */
  readonly abstained: number;
  /** Over all that was returned. */
  readonly calibration: number;
  readonly millisecondsPerSearch: number;
}

/** Searches for each prompt and compares with what was expected. */
export const retrievalFigures = (index: PatternIndex, prompts: readonly Prompt[]): RetrievalFigures => {
  const start = process.cpuUsage();
  const served = prompts.map((prompt) => ({
    prompt,
    results: index.search(prompt.prompt, { language: prompt.language }),
  }));
  const spent = processorTime(start);
  const [answerable, others] = [true, false].map((wanted) =>
    served.filter(({ prompt }) => prompt.expected.length > 0 === wanted),
  ) as [typeof served, typeof served];
  const hits = answerable.map(({ prompt, results }) =>
    results.map(({ pattern }) => prompt.expected.includes(pattern.pattern_id)),
  );
  return {
    prompts: answerable.length,
    recall5: mean(
      hits.map((row, at) => {
        const expected = answerable[at]?.prompt.expected.length ?? 1;
        return row.slice(0, 5).filter(Boolean).length / expected;
      }),
    ),
    reciprocalRank: mean(hits.map((row) => (row.includes(true) ? 1 / (row.indexOf(true) + 1) : 0))),
    answered: mean(hits.map((row) => Number(row.length > 0))),
    withoutAnswer: others.length,
    abstained: mean(others.map(({ results }) => Number(results.length === 0))),
    calibration: calibrationError(
      served.flatMap(({ prompt, results }) =>
        results.map(({ pattern: { pattern_id }, relevance }) => ({
          probability: relevance,
          applies: prompt.expected.includes(pattern_id) || prompt.acceptable.includes(pattern_id),
        })),
      ),
    ),
    millisecondsPerSearch: spent / Math.max(1, prompts.length),
  };
};
