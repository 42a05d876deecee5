import {
  controlOf,
  EFFECT_WINDOW_DAYS,
  estimateRatio,
  exactInterval,
  judgeEffect,
  libraryEffect,
  MIN_PRIOR_EPISODES,
  rateRatio,
  totalOf,
  type Sides,
  type Stratum,
} from '@feedback/analyzer';
import { seeded } from '@feedback/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What is said of interventions that never were: dates in real series of failures of a CI, at random and right after each
 * series' worst week. Run as `node --conditions=@feedback/source bench/accuracy/placebo.ts [SERIES.json] [WINDOW_DAYS]`.
 */
interface Corpus {
  readonly exposure_runs_per_day: Readonly<Record<string, number>>;
  readonly series: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const [file, days] = process.argv.slice(2);
const path =
  file ??
  join(
    process.env['FEEDBACK_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url)),
    'errors/nodeci/series.json',
  );
const corpus = JSON.parse(readFileSync(path, 'utf8')) as Corpus;
const weeks = Math.floor(Number(days ?? EFFECT_WINDOW_DAYS) / 7);

const DAY_MS = 86_400_000;
const dayOf = (date: string): number => Date.parse(date) / DAY_MS;
const dates = Object.keys(corpus.exposure_runs_per_day).map(dayOf);
const first = Math.min(...dates);
const length = Math.max(...dates) - first + 1;

const daily = (counts: Readonly<Record<string, number>>): Float64Array => {
  const row = new Float64Array(length);
  for (const [date, count] of Object.entries(counts)) {
    const day = dayOf(date) - first;
    if (day >= 0 && day < length) row[day] = count;
  }
  return row;
};
const exposure = daily(corpus.exposure_runs_per_day);
const series = Object.values(corpus.series).map(daily);
const all = new Float64Array(length);
for (const row of series) for (let day = 0; day < length; day++) all[day] = (all[day] ?? 0) + (row[day] ?? 0);

const sum = (row: Float64Array, from: number, to: number): number => {
  let total = 0;
  for (let day = Math.max(0, from); day < Math.min(length, to); day++) total += row[day] ?? 0;
  return total;
};
const sidesOf = (row: Float64Array, at: number): Sides => {
  const week = (from: number) => ({
    episodes: sum(row, from, from + 7),
    exposure: sum(exposure, from, from + 7),
  });
  const seen = (list: readonly Sides['before'][number][]) => list.filter((bucket) => bucket.exposure > 0);
  return {
    before: seen(Array.from({ length: weeks }, (_, index) => week(at - 7 * (weeks - index)))),
    after: seen(Array.from({ length: weeks }, (_, index) => week(at + 7 * index))),
  };
};
const others = (row: Float64Array): Float64Array => all.map((count, day) => count - (row[day] ?? 0));

const METHODS = ['rate fell', 'Poisson', 'quasi-Poisson', 'with control', 'verdict'] as const;
interface Tally {
  judged: number;
  readonly helps: Record<(typeof METHODS)[number], number>;
  worse: number;
}
const newTally = (): Tally => ({
  judged: 0,
  worse: 0,
  helps: { 'rate fell': 0, Poisson: 0, 'quasi-Poisson': 0, 'with control': 0, verdict: 0 },
});

/** All series at one date, so that those of equal weight are each other's controls. */
const sidesAt = new Map<number, readonly Sides[]>();
const allSides = (at: number): readonly Sides[] => {
  const known = sidesAt.get(at);
  if (known !== undefined) return known;
  const sides = series.map((row) => sidesOf(row, at));
  sidesAt.set(at, sides);
  return sides;
};

const judge = (index: number, at: number, tally: Tally): void => {
  const [row, sides] = [series[index], allSides(at)[index]];
  if (row === undefined || sides === undefined) return;
  const [before, after] = [totalOf(sides.before), totalOf(sides.after)];
  if (before.episodes < MIN_PRIOR_EPISODES || after.exposure === 0) return;
  const rest = allSides(at).filter((_, other) => other !== index);
  const control = controlOf(rest, sidesOf(others(row), at), MIN_PRIOR_EPISODES);
  const effect = judgeEffect(sides, control);
  if (effect.kind === 'insufficient_data') return;
  tally.judged++;
  const says = (name: (typeof METHODS)[number], yes: boolean): void => {
    if (yes) tally.helps[name]++;
  };
  says('rate fell', (rateRatio(before, after) ?? 1) < 1);
  says('Poisson', exactInterval(before, after, 0.95)[1] < 1);
  says('quasi-Poisson', (estimateRatio(sides.before, sides.after)?.interval[1] ?? 1) < 1);
  says('with control', effect.judged.interval[1] < 1);
  says('verdict', effect.kind === 'helps');
  if (effect.kind === 'worse') tally.worse++;
};

const print = (name: string, { judged, helps, worse }: Tally): void => {
  const share = (count: number): string => `${((100 * count) / Math.max(1, judged)).toFixed(1)} %`;
  process.stdout.write(
    `${name}: ${judged} judged; "helps" by ${METHODS.map((method) => `${method} ${share(helps[method])}`).join(', ')}; "worse" ${share(worse)}\n`,
  );
};

const MARGIN = 28;
const DATES = 120;
const random = seeded(20_260_131);
const atRandom = newTally();
for (let drawn = 0; drawn < DATES; drawn++) {
  const at = MARGIN + Math.floor(random() * (length - 2 * MARGIN));
  for (const index of series.keys()) judge(index, at, atRandom);
}
print(`Random dates, ${weeks} weeks on each side`, atRandom);

const afterWorst = newTally();
for (const [index, row] of series.entries()) {
  let [worst, at] = [-1, 0];
  for (let end = 7; end <= length - 14; end++)
    if (sum(row, end - 7, end) > worst) [worst, at] = [sum(row, end - 7, end), end];
  judge(index, at, afterWorst);
}
print('Right after the worst week of each', afterWorst);

const LIBRARIES = 400;
const PATTERNS = 20;
/** Libraries of twenty series that were seen before their dates, each with a date of its own. */
const verdicts = new Map<string, number>();
const known = [...sidesAt.keys()];
for (let drawn = 0; drawn < LIBRARIES; drawn++) {
  const strata: Stratum[] = [];
  while (strata.length < PATTERNS) {
    const [at, index] = [
      known[Math.floor(random() * known.length)] ?? 0,
      Math.floor(random() * series.length),
    ];
    const [row, sides] = [series[index], allSides(at)[index]];
    if (row === undefined || sides === undefined || totalOf(sides.before).episodes < 2) continue;
    const rest = allSides(at).filter((_, other) => other !== index);
    const control = controlOf(rest, sidesOf(others(row), at), MIN_PRIOR_EPISODES);
    strata.push({ sides, controlRatio: control?.ratio ?? 1 });
  }
  const { verdict } = libraryEffect(strata);
  verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
}
process.stdout.write(
  `Libraries of ${PATTERNS} at random dates: ${[...verdicts]
    .map(([verdict, count]) => `${verdict} ${((100 * count) / LIBRARIES).toFixed(1)} %`)
    .join(', ')}\n`,
);
