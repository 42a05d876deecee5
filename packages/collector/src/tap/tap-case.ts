import { failureText } from '../test-report/failure-text.ts';
import type { TestCase } from '../test-report/test-case.ts';
import { tapDiagnostics } from './tap-diagnostics.ts';
import type { TapResult } from './tap-result.ts';

const PLACE = /\(?((?:file:\/\/)?[^\s()'"]+?):(\d+)(?::\d+)?\)?$/;
/** Perl's Test::More and Bats write where a test failed into comments. */
const COMMENTED = /^#\s+(?:at (\S+) line (\d+)|\(in test file (\S+?), line (\d+)\))/;

/** Longer texts are no place. */
const LONGEST_PLACE = 1_024;

type Place = Pick<TestCase, 'file' | 'line'>;

const placeOf = (values: ReadonlyMap<string, string>, notes: readonly string[]): Place => {
  const file = values.get('at.file') ?? values.get('at.fileName') ?? values.get('file');
  if (file !== undefined) return { file, line: Number(values.get('at.line') ?? values.get('line')) };
  const [, path, line] =
    PLACE.exec((values.get('location') ?? values.get('at') ?? '').slice(-LONGEST_PLACE)) ?? [];
  if (path !== undefined) return { file: path.replace(/^file:\/\//, ''), line: Number(line) };
  const commented = notes.map((note) => COMMENTED.exec(note)).find((match) => match !== null);
  if (commented === undefined || commented === null) return {};
  return { file: commented[1] ?? commented[3], line: Number(commented[2] ?? commented[4]) };
};

const comparison = (values: ReadonlyMap<string, string>): string | undefined => {
  const wanted = values.get('expected') ?? values.get('wanted');
  const found = values.get('actual') ?? values.get('found') ?? values.get('got');
  return wanted === undefined && found === undefined
    ? undefined
    : `expected ${wanted ?? ''}, got ${found ?? ''}`;
};

/** Comments without what Test::More repeats of the point. */
const noted = (notes: readonly string[]): string =>
  notes
    .filter(
      (note) =>
        !/^#\s+(?:Failed (?:\(TODO\) )?test\b|(?:in|at) \S+ (?:at )?line \d+)|^#\s+Subtest\b/.test(note),
    )
    .map((note) => note.replace(/^#\s?/, '').trimEnd())
    .join('\n');

/** What the diagnostics behind a point say. */
export const tapFailure = ({
  yaml,
  notes,
}: TapResult): Pick<TestCase, 'message' | 'type' | 'trace'> & Place => {
  const { values, text } = tapDiagnostics(yaml);
  const stack = values.get('stack');
  const rest = noted(notes);
  const told = values.get('message') ?? values.get('error') ?? values.get('reason');
  const parts = failureText(told ?? (yaml.length > 0 ? (comparison(values) ?? '') : rest));
  return {
    ...placeOf(values, notes),
    message: parts.message.trim() === '' ? undefined : parts.message,
    type: values.get('name') ?? parts.type,
    trace: stack ?? (text.trim() === '' ? rest : text),
  };
};
