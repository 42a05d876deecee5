import { numberOf } from '../json/json-access.ts';
import { betterOfUnit, type Measured } from './measured.ts';

const LINE = /^(Benchmark\S*?)(?:-\d+)?\s+(\d+)\s+(\d\S*\s.*)$/;
/** No result is longer, and expressions must not meet longer lines. */
const LONGEST_LINE = 2_000;
const PAIR = /(\d[\d.eE+-]*)\s+(\S+)/g;

/**
 * The numbers of one line of `go test -bench` (golang.org/design/14313-benchmark-format): the name without the number of
 * processors, then pairs of value and unit. Units tell apart what has one name. Empty for any other line.
 */
const goBenchmark = (line: string, pkg?: string): readonly Measured[] => {
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

/** Reads the output of `go test -bench` line by line; names of benchmarks go with the package that was told before them. */
export const goBenchmarks = (): ((line: string) => readonly Measured[]) => {
  let pkg: string | undefined;
  return (line) => {
    if (line.length > LONGEST_LINE) return [];
    if (line.startsWith('pkg: ')) pkg = line.slice(5).trim();
    return goBenchmark(line, pkg);
  };
};
