import type { Finding } from '@feedback/schema';
import type { FindingsOfFile } from '@feedback/report';

/** Findings that are written later, in 24 bytes each instead of some hundreds. */
export interface FindingsShelf {
  /** All findings of a file, under the path that they shall have. */
  readonly add: (path: string, findings: readonly Finding[]) => void;
  readonly count: () => number;
  /** One finding of each pattern that has any. */
  readonly samples: () => readonly Finding[];
  /** The findings as they were added, file by file. */
  readonly files: () => Generator<FindingsOfFile>;
}

type Head = Pick<Finding, 'pattern' | 'severity' | 'tier' | 'message' | 'fixable'>;

/** Numbers of a finding: its head, and its place. */
const WIDTH = 5;

const packed = (findings: readonly Finding[], headOf: (finding: Finding) => number): Uint32Array => {
  const numbers = new Uint32Array(findings.length * WIDTH);
  for (const [index, finding] of findings.entries()) {
    const { line, column, end_line, end_column } = finding;
    numbers.set([headOf(finding), line, column, end_line, end_column], index * WIDTH);
  }
  return numbers;
};

/** Makes an empty shelf. What findings have in common is kept once. */
export const createShelf = (): FindingsShelf => {
  const heads: Head[] = [];
  const known = new Map<string, number>();
  const files: (readonly [path: string, numbers: Uint32Array])[] = [];
  let count = 0;
  const headOf = ({ pattern, severity, tier, message, fixable }: Finding): number => {
    const key = JSON.stringify([pattern, severity, tier, message, fixable]);
    const place = known.get(key) ?? heads.push({ pattern, severity, tier, message, fixable }) - 1;
    known.set(key, place);
    return place;
  };
  const findingAt = (path: string, numbers: Uint32Array, at: number): readonly Finding[] => {
    const [head = 0, line = 0, column = 0, end_line = 0, end_column = 0] = numbers.subarray(at, at + WIDTH);
    const common = heads[head];
    return common === undefined ? [] : [{ ...common, path, line, column, end_line, end_column }];
  };
  const findingsOf = (path: string, numbers: Uint32Array): FindingsOfFile =>
    Array.from({ length: numbers.length / WIDTH }, (_, index) => index * WIDTH).flatMap((at) =>
      findingAt(path, numbers, at),
    );
  return {
    add: (path, findings) => {
      count += findings.length;
      files.push([path, packed(findings, headOf)]);
    },
    count: () => count,
    samples: () => {
      const nowhere = { path: '', line: 1, column: 1, end_line: 1, end_column: 1 };
      const found = heads.map((head): Finding => Object.assign({}, nowhere, head));
      return [...Map.groupBy(found, ({ pattern }) => pattern).values()].flatMap((own) => own.slice(0, 1));
    },
    files: function* () {
      for (const [path, numbers] of files) yield findingsOf(path, numbers);
    },
  };
};
