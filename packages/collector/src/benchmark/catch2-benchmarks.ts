import { numberOf } from '../json/json-access.ts';
import type { Measured } from './measured.ts';

const HEADER = /^benchmark name +samples +iterations +est/;
/** A long name stands on lines of its own before its numbers. */
const NUMBERS = /^(.*?)\s+(\d+)\s+(\d+)\s+[\d.]+ (?:[nuµm]?s|m|h)\s*$/;
const TIME = /([\d.]+) ([nuµm]?s|m|h)\b/g;

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};

/** In nanoseconds: Catch2 chooses a unit for each number, which later runs need not choose again. */
const timesOf = (line: string | undefined): readonly number[] =>
  [...(line ?? '').matchAll(TIME)].map(([, number, unit = '']) =>
    Number(((numberOf(number) ?? 0) * (NANOSECONDS[unit] ?? 1)).toPrecision(12)),
  );

/** The numbers of Catch2's console reporter: three lines for each benchmark, the mean first on the second. */
export const catch2Benchmarks = (lines: readonly string[]): readonly Measured[] => {
  const found: Measured[] = [];
  let inTable = false;
  let name = '';
  for (const [index, line] of lines.entries()) {
    if (HEADER.test(line)) {
      inTable = true;
      name = '';
    }
    if (!inTable) continue;
    if (/^(?:={4}|\.{4})/.test(line)) inTable = false;
    const match = NUMBERS.exec(line);
    const [mean, low, high] = match === null ? [] : timesOf(lines[index + 1]);
    if (match === null || mean === undefined) {
      name = /^[-\s]/.test(line) ? '' : `${name} ${line.trim()}`.trim();
      continue;
    }
    const [deviation] = timesOf(lines[index + 2]);
    const extra = {
      samples: Number(match[2]),
      iterations: Number(match[3]),
      ...(low === undefined || high === undefined ? {} : { low, high }),
      ...(deviation === undefined ? {} : { stddev: deviation }),
    };
    found.push({ name: `${name} ${match[1] ?? ''}`.trim(), value: mean, unit: 'ns', better: 'lower', extra });
    name = '';
  }
  return found;
};
