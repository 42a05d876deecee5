import { betterOfUnit, numberOf, type Measured } from './measured.ts';

const LINE = /^(Benchmark\S*?)(?:-\d+)?\s+(\d+)\s+(\d\S*\s.*)$/;
const PAIR = /(\d[\d.eE+-]*)\s+(\S+)/g;

/**
 * The numbers of one line of `go test -bench` (golang.org/design/14313-benchmark-format): the name without the number of
 * processors, then pairs of value and unit. Units tell apart what has one name. Empty for any other line.
 */
export const goBenchmark = (line: string, pkg?: string): readonly Measured[] => {
  const match = LINE.exec(line.trimEnd());
  if (match === null) return [];
  const [, name = '', iterations, pairs = ''] = match;
  return [...pairs.matchAll(PAIR)].flatMap(([, number, unit = '']) => {
    const value = numberOf(number);
    if (value === undefined) return [];
    const better = betterOfUnit(unit);
    const whole = pkg === undefined ? name : `${pkg} ${name}`;
    return [{ name: whole, value, unit, better, extra: { iterations: Number(iterations) } }];
  });
};
