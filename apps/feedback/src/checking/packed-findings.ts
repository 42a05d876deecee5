import { describePattern, UNKNOWN_SYNTAX, unknownSyntax, type CheckResult } from '@feedback/rules';
import type { Finding, Pattern, Problem } from '@feedback/schema';

/** The place of a pattern in the library, the place of the finding, and whether it is fixable: what the library does not tell. */
type PackedFinding = readonly [
  pattern: number,
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  fixable: number,
];

/** From which line on a file was understood in part: the one problem that no change of the file's text would mend. */
type PackedProblem = readonly [line: number];

/** Writes down shortly what was found, and reads it again. */
export interface Packing {
  /** `undefined` for findings that these patterns do not explain, and for problems whose words come from elsewhere. */
  readonly pack: (result: CheckResult) => readonly (PackedProblem | PackedFinding)[] | undefined;
  /** Nothing packed are no findings; `undefined` for anything that `pack` did not make. */
  readonly unpack: (packed: unknown, path: string) => CheckResult | undefined;
}

type FindingHead = ReturnType<typeof describePattern>;

const NONE: CheckResult = { findings: [], problems: [] };

const isNumbers = (value: unknown, length: number): boolean =>
  Array.isArray(value) &&
  value.length === length &&
  value.every((each) => Number.isSafeInteger(each) && each >= 0);

const isPacked = (value: unknown): value is PackedFinding => isNumbers(value, 6);

const isPackedProblem = (value: unknown): value is PackedProblem =>
  isNumbers(value, 1) && (value as PackedProblem)[0] > 0;

const packProblem = ({ code, line }: Problem): readonly PackedProblem[] =>
  code === UNKNOWN_SYNTAX && line !== undefined ? [[line]] : [];

/** Packs findings of the patterns of one library. Words of findings come from there: what was packed cannot bring its own. */
export const createPacking = (patterns: readonly Pattern[]): Packing => {
  const places = new Map(patterns.map(({ name }, place) => [name, place]));
  const heads = new Map<number, FindingHead>();
  const headOf = (place: number): FindingHead | undefined => {
    const pattern = patterns[place];
    const known = heads.get(place) ?? (pattern === undefined ? undefined : describePattern(pattern));
    if (known !== undefined) heads.set(place, known);
    return known;
  };
  const placeOf = ({ pattern, severity, tier, message }: Finding): number | undefined => {
    const place = places.get(pattern) ?? -1;
    const head = headOf(place);
    const isSame = head?.severity === severity && head.tier === tier && head.message === message;
    return isSame ? place : undefined;
  };
  return {
    pack: ({ findings, problems }) => {
      const packed: (PackedProblem | PackedFinding)[] = problems.flatMap(packProblem);
      if (packed.length < problems.length) return undefined;
      for (const finding of findings) {
        const place = placeOf(finding);
        if (place === undefined) return undefined;
        const { line, column, end_line, end_column, fixable } = finding;
        packed.push([place, line, column, end_line, end_column, Number(fixable)]);
      }
      return packed;
    },
    unpack: (packed, path) => {
      if (packed === undefined) return NONE;
      if (!Array.isArray(packed)) return undefined;
      const findings: Finding[] = [];
      const problems: Problem[] = [];
      for (const each of packed as readonly unknown[]) {
        if (isPackedProblem(each)) {
          problems.push(unknownSyntax(path, each[0]));
          continue;
        }
        const head = isPacked(each) ? headOf(each[0]) : undefined;
        if (head === undefined || !isPacked(each)) return undefined;
        const [, line, column, end_line, end_column, fixable] = each;
        const { pattern, severity, tier, message } = head;
        // In the order that they are told in when they are found.
        const place = { path, line, column, end_line, end_column };
        findings.push({ pattern, severity, tier, ...place, message, fixable: fixable === 1 });
      }
      return { findings, problems };
    },
  };
};
