import {
  ESCALATING,
  escalationsOf,
  estimateRatio,
  judgeEffect,
  labelEvidence,
  STOP_AT,
  type LabelledUnit,
  type Sides,
} from '@feedback/analyzer';
import { seeded } from '@feedback/testing';
import { dispersed, gamma, poisson } from './random.ts';

/**
 * Do intervals cover, do effects get found, do alarms stay quiet, may one peek? Made-up data of known truth. Run as
 * `node --conditions=@feedback/source bench/accuracy/simulate.ts [coverage|power|escalation|growth|experiment]`.
 */
const random = seeded(20_260_131);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const DISPERSIONS = [1, 2, 4, 8] as const;

const bucketsOf = (weeks: number, mean: number, dispersion: number): Sides['before'] =>
  Array.from({ length: weeks }, () => ({ episodes: dispersed(random, mean, dispersion), exposure: 1 }));
const sidesOf = (weeks: number, mean: number, ratio: number, dispersion: number): Sides => ({
  before: bucketsOf(weeks, mean, dispersion),
  after: bucketsOf(weeks, mean * ratio, dispersion),
});

const coverage = (): void => {
  const rounds = 4_000;
  print('Coverage of 95 % intervals: weeks per side, mean per week before, true ratio; φ = 1, 2, 4, 8');
  for (const weeks of [8, 13, 26])
    for (const mean of [4, 8])
      for (const ratio of [1, 0.5]) {
        const shares = DISPERSIONS.map((dispersion) => {
          let [covered, judged] = [0, 0];
          while (judged < rounds) {
            const { before, after } = sidesOf(weeks, mean, ratio, dispersion);
            const estimate = estimateRatio(before, after);
            if (estimate === undefined) continue;
            judged++;
            const [low, high] = estimate.interval;
            if (low <= ratio && ratio <= high) covered++;
          }
          return percent(covered / rounds);
        });
        print(`  ${weeks} weeks, ${mean}, ${ratio}: ${shares.join('  ')}`);
      }
};

const power = (): void => {
  const rounds = 1_000;
  const ratios = [1, 0.7, 0.5, 0.3, 0.2, 0.1];
  print(`Verdict "helps" with 13 weeks on each side, true ratio ${ratios.join(', ')}`);
  for (const mean of [2, 4, 8, 16])
    for (const dispersion of [1, 2, 4]) {
      const shares = ratios.map((ratio) => {
        let [helps, judged] = [0, 0];
        while (judged < rounds) {
          const { kind } = judgeEffect(sidesOf(13, mean, ratio, dispersion), undefined);
          if (kind === 'insufficient_data') continue;
          judged++;
          if (kind === 'helps') helps++;
        }
        return percent(helps / rounds);
      });
      print(`  ${mean} a week, φ ${dispersion}: ${shares.join('  ')}`);
    }
};

const MONTH = 30;
const ALARM_ROUNDS = 3_000;

/** Which patterns raise an alarm in a month of daily looks after weeks of one rate; `factor` multiplies that of the first in that month. */
const alarmsOf = (
  patterns: number,
  mean: number,
  dispersion: number,
  weeks: number,
  factor = 1,
): ReadonlySet<number> => {
  const sums = Array.from({ length: patterns }, (_, pattern) => {
    const upTo = [0];
    for (let week = 0; week < weeks + 7; week++) {
      const grown = pattern > 0 || week < weeks + 2 ? mean : mean * factor;
      const rate = dispersion === 1 ? grown : gamma(random, grown / (dispersion - 1)) * (dispersion - 1);
      for (let day = 0; day < 7; day++) upTo.push((upTo.at(-1) ?? 0) + poisson(random, rate / 7));
    }
    return upTo;
  });
  const alarmed = new Set<number>();
  for (let today = 0; today < MONTH; today++) {
    const end = 7 * (weeks + 2) + today;
    const weeksOfEach = sums.map((upTo) => {
      const week = (back: number) => ({
        episodes: (upTo[end - 7 * back] ?? 0) - (upTo[end - 7 * (back + 1)] ?? 0),
        exposure: 7,
      });
      return { recent: week(0), past: Array.from({ length: weeks }, (_, index) => week(index + 1)) };
    });
    for (const [index, { adjusted }] of escalationsOf(weeksOfEach).entries())
      if (adjusted <= ESCALATING) alarmed.add(index);
  }
  return alarmed;
};

const escalation = (): void => {
  print('False alarms of escalation per pattern-month, looked at daily; φ = 1, 2, 4, 8');
  for (const patterns of [1, 20])
    for (const weeks of [4, 12, 26])
      for (const mean of [0.5, 2, 8]) {
        const rounds = Math.ceil(ALARM_ROUNDS / patterns);
        const shares = DISPERSIONS.map((dispersion) => {
          let alarms = 0;
          for (let round = 0; round < rounds; round++)
            alarms += alarmsOf(patterns, mean, dispersion, weeks).size;
          return percent(alarms / (rounds * patterns));
        });
        print(
          `  ${patterns} ${patterns === 1 ? 'pattern' : 'patterns'}, ${weeks} weeks of past, ${mean} a week: ${shares.join('  ')}`,
        );
      }
};

const growth = (): void => {
  const factors = [2, 3, 5, 8, 12];
  const rounds = 300;
  print(`Growth found within a month, 12 weeks of past, φ 1; grown × ${factors.join(', ')}`);
  for (const patterns of [1, 20])
    for (const mean of [0.5, 2, 8]) {
      const shares = factors.map((factor) => {
        let found = 0;
        for (let round = 0; round < rounds; round++)
          if (alarmsOf(patterns, mean, 1, 12, factor).has(0)) found++;
        return percent(found / rounds);
      });
      print(`  one of ${patterns}, ${mean} a week: ${shares.join('  ')}`);
    }
};

/** After how many units the evidence sufficed; each has looks of its own number and a rate of its own, its spread ÷ mean being `spread`. */
const stoppedAfter = (units: number, looks: number, spread: number, ratio: number): number | undefined => {
  const drawn = Array.from({ length: units }, (): LabelledUnit => {
    const arm = random() < 0.5 ? 'on' : 'off';
    const own = spread === 0 ? 1 : gamma(random, 1 / spread ** 2) * spread ** 2;
    const exposure = 1 + Math.floor(random() * (2 * looks - 1));
    const mean = 0.1 * own * exposure * (arm === 'on' ? ratio : 1);
    return { arm, exposure, episodes: poisson(random, mean) };
  });
  const unit = labelEvidence(drawn, 0.5).findIndex((value) => value >= STOP_AT);
  return unit === -1 ? undefined : unit + 1;
};

const experiment = (): void => {
  const ratios = [1, 0.7, 0.5, 0.3, 0.1];
  print(
    `Experiments stopped, looked at after each unit (median unit); 0.1 episodes a look, true ratio ${ratios.join(', ')}`,
  );
  for (const [units, looks] of [
    [20, 50],
    [100, 5],
    [100, 50],
    [400, 5],
  ] as const)
    for (const spread of [0, 0.5, 1, 2]) {
      const cells = ratios.map((ratio) => {
        const rounds = ratio === 1 ? 2_000 : 200;
        const stops: number[] = [];
        for (let round = 0; round < rounds; round++) {
          const unit = stoppedAfter(units, looks, spread, ratio);
          if (unit !== undefined) stops.push(unit);
        }
        stops.sort((a, b) => a - b);
        return `${percent(stops.length / rounds)} (${stops[Math.floor(stops.length / 2)] ?? '–'})`;
      });
      print(`  ${units} units of ${looks} looks, spread of their rates ${spread}: ${cells.join('  ')}`);
    }
};

const STUDIES: Readonly<Record<string, () => void>> = { coverage, power, escalation, growth, experiment };
const chosen = process.argv[2];
for (const [name, study] of Object.entries(STUDIES)) if (chosen === undefined || chosen === name) study();
