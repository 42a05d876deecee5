import { createTwoFilesPatch } from 'diff';
import type { Measured } from './learning-measure.ts';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const rowsOf = (records: readonly Measured[]): readonly (readonly [string, string])[] => {
  const usable = records.filter(({ places, reason }) => places > 0 && reason !== 'too large');
  const rules = records.filter(({ kind }) => kind === 'rule');
  const reasons = Map.groupBy(
    records.filter(({ kind }) => kind === 'advice'),
    ({ reason }) => reason ?? '',
  );
  const per1000 = (each: { findings: number; lines: number } | undefined): number =>
    each === undefined || each.lines === 0 ? 0 : (1000 * each.findings) / each.lines;
  const one = records.flatMap((each) => each.one ?? []);
  const seen = rules.filter(({ here }) => (here?.findings ?? 0) > 0);
  const forward = rules.flatMap((each) => each.forward ?? []);
  const [repaired, lived] = [sum(forward, (each) => each.repaired), sum(forward, (each) => each.lived)];
  const isRepaired = forward.filter((each) => each.repaired > 0).length;
  const isLived = forward.filter((each) => each.lived > 0).length;
  return [
    ['commits', `${records.length}`],
    ['with code to learn from', `${usable.length}`],
    ['a rule', `${rules.length}, ${percent(rules.length, usable.length)}`],
    ['– with a proved fix', `${rules.filter(({ tier }) => tier === 'proved_fix').length}`],
    ...[...reasons].map(([reason, all]): [string, string] => [`advice: ${reason}`, `${all.length}`]),
    ['b. one place learned, of those tried', `${sum(one, (o) => o.learned)} of ${sum(one, (o) => o.tried)}`],
    [
      'b. others of the same edit found',
      `${sum(one, (o) => o.same[0])} of ${sum(one, (o) => o.same[1])}, ${percent(
        sum(one, (o) => o.same[0]),
        sum(one, (o) => o.same[1]),
      )}`,
    ],
    [
      'b. – mean of the commits',
      (() => {
        const some = one.filter((o) => o.same[1] > 0);
        return `${percent(
          sum(some, (o) => o.same[0] / o.same[1]),
          some.length,
        )} of ${some.length}`;
      })(),
    ],
    [
      'b. a place left out found by the rest',
      `${sum(one, (o) => o.rest?.[0] ?? 0)} of ${sum(one, (o) => o.rest?.[1] ?? 0)}`,
    ],
    [
      'b. – where each place gave a rule',
      (() => {
        const some = one.filter((o) => o.learned === o.tried);
        const [found, whole] = [sum(some, (o) => o.same[0]), sum(some, (o) => o.same[1])];
        return `${found} of ${whole}, ${percent(found, whole)}`;
      })(),
    ],
    [
      'b. others of any edit found',
      `${percent(
        sum(one, (o) => o.any[0]),
        sum(one, (o) => o.any[1]),
      )} of ${sum(one, (o) => o.any[1])}`,
    ],
    [
      'a. rules that find more at the time',
      `${seen.length}, ${percent(seen.length, rules.length)}; ${sum(seen, (r) => r.here?.findings ?? 0)} places`,
    ],
    ['a. afterwards: repaired; lived with', `${repaired}; ${lived} places`],
    ['a. rules with a later repair; lived with', `${isRepaired}; ${isLived}`],
    [
      'c. rules above 0.05 in 1,000 lines here',
      percent(rules.filter(({ here }) => per1000(here) > 0.05).length, rules.length),
    ],
    ['c. – elsewhere', percent(rules.filter((r) => per1000(r.elsewhere) > 0.05).length, rules.length)],
    [
      'c. findings in 1,000 lines here; elsewhere, mean',
      `${(sum(rules, (r) => per1000(r.here)) / rules.length).toFixed(4)}; ${(sum(rules, (r) => per1000(r.elsewhere)) / rules.length).toFixed(4)}`,
    ],
    ['processor seconds a commit', (sum(records, (r) => r.seconds) / records.length).toFixed(1)],
  ];
};

/** The figures of all records, of repairs and of sweeps. */
export const reportText = (records: readonly Measured[]): string => {
  const groups: readonly (readonly [string, readonly Measured[]])[] = [
    ['all', records],
    ['repairs', records.filter(({ group }) => group === 'repair')],
    ['sweeps', records.filter(({ group }) => group === 'sweep')],
  ];
  const columns = groups.map(([, some]) => new Map(rowsOf(some)));
  const keys = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  const head = `${''.padEnd(50)}${groups.map(([name]) => name.padEnd(26)).join('')}\n`;
  return (
    head +
    keys
      .map(
        (key) =>
          `${key.padEnd(50)}${columns.map((column) => (column.get(key) ?? '0').padEnd(26)).join('')}\n`,
      )
      .join('')
  );
};

/** Rules with their repairs, spread evenly over the records, to be read by a person. */
export const readingText = (records: readonly Measured[], count: number): string => {
  const rules = records.filter(({ kind, group }) => kind === 'rule' && group === 'repair');
  const step = Math.max(1, rules.length / count);
  const chosen = Array.from(
    { length: Math.min(count, rules.length) },
    (_, at) => rules[Math.floor(at * step)],
  );
  return chosen
    .map((each, at) => {
      if (each === undefined) return '';
      const {
        repository,
        commit,
        subject,
        path,
        bad = '',
        good = '',
        rule,
        alike,
        here,
        elsewhere,
        forward,
      } = each;
      const patch = createTwoFilesPatch('', '', bad, good, '', '', { context: 3 })
        .split('\n')
        .slice(4)
        .join('\n');
      const { language: _, ...shown } = rule ?? { language: '' };
      return `### ${at + 1} ${repository} ${commit.slice(0, 10)} ${subject}\n${path} alike ${alike} of ${each.places}; here ${here?.findings}, elsewhere ${elsewhere?.findings}; forward ${JSON.stringify(forward)}\n${patch}${JSON.stringify(shown)}\n\n`;
    })
    .join('');
};
