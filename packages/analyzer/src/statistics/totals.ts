import type { Exposed } from '@feedback/schema';

/** Buckets on both sides of an instant, in order of time. */
export interface Sides {
  readonly before: readonly Exposed[];
  readonly after: readonly Exposed[];
}

/** The sum of episodes and of exposure over buckets. */
export const totalOf = (buckets: readonly Exposed[]): Exposed => {
  let [episodes, exposure] = [0, 0];
  for (const bucket of buckets) {
    episodes += bucket.episodes;
    exposure += bucket.exposure;
  }
  return { episodes, exposure };
};

const sumSide = (like: readonly Exposed[], others: readonly (readonly Exposed[])[]): Exposed[] =>
  like.map(({ exposure }, index) => ({
    episodes: others.reduce((sum, buckets) => sum + (buckets[index]?.episodes ?? 0), 0),
    exposure,
  }));

/** The episodes of several mistakes over the same buckets, with the exposure of the one that they are compared with. */
export const sumSides = (like: Sides, others: readonly Sides[]): Sides => ({
  before: sumSide(
    like.before,
    others.map(({ before }) => before),
  ),
  after: sumSide(
    like.after,
    others.map(({ after }) => after),
  ),
});
