import type { TestCase } from '../test-report/test-case.ts';

/** A log line of `testing`: `    cart_test.go:12: message`. */
const LOGGED = /^\s*([^\s:][^:]*\.go):(\d+): (.*)$/;
/** A line of the compiler or of `go vet`: `pkg/cart.go:12:3: undefined: x`. */
const COMPILED = /^(?:vet: )?((?:[A-Za-z]:)?[^\s:][^:]*\.go):(\d+)(?::\d+)?: (.*)$/;
const PANIC = /^\s*(?:panic|fatal error): (.*?)(?: \[recovered\].*)?$/;
const TESTIFY_ERROR = /^\s*Error:\s+(.*)$/;
const TESTIFY_NEXT = /^\s*(?:Error Trace|Test|Messages):\s/;
const MARKER = /^\s*(?:=== \w+|--- (?:PASS|FAIL|SKIP|BENCH): )/;

type Said = Pick<TestCase, 'message' | 'type' | 'trace' | 'file' | 'line'>;

/** Whether a line says something besides that a test ran. */
export const isSaid = (line: string): boolean => line.trim() !== '' && !MARKER.test(line);

const placeOf = (line: string | undefined, pattern: RegExp): Pick<Said, 'file' | 'line'> => {
  const match = line === undefined ? null : pattern.exec(line);
  return match === null ? {} : { file: match[1], line: Number(match[2]) };
};

/** The `Error:` section of testify, which spreads a message over several columns. */
const testifyMessage = (lines: readonly string[]): string | undefined => {
  const start = lines.findIndex((line) => TESTIFY_ERROR.test(line));
  if (start === -1) return undefined;
  const rest = lines.slice(start + 1);
  const length = rest.findIndex((line) => TESTIFY_NEXT.test(line) || LOGGED.test(line));
  const more = (length === -1 ? rest : rest.slice(0, length)).map((line) => line.trim());
  return [TESTIFY_ERROR.exec(lines[start] ?? '')?.[1], ...more].join('\n').trim();
};

/** The last logged line with those that continue it: what stopped a test is logged last. */
const loggedMessage = (lines: readonly string[]): string | undefined => {
  const start = lines.findLastIndex((line) => LOGGED.test(line));
  if (start === -1) return undefined;
  const more = lines.slice(start + 1).filter((line) => /^\s/.test(line) && isSaid(line));
  return [LOGGED.exec(lines[start] ?? '')?.[3], ...more.slice(0, 20).map((line) => line.trim())]
    .join('\n')
    .trim();
};

/** What the output of a test that failed says. */
export const failureOf = (output: readonly string[]): Said => {
  const lines = output.filter(isSaid);
  const trace = lines.join('\n');
  const panic = lines.map((line) => PANIC.exec(line)?.[1]).find((message) => message !== undefined);
  if (panic !== undefined) return { message: panic, type: 'panic', trace };
  const logged = lines.findLast((line) => LOGGED.test(line));
  const race = lines.some((line) => line.startsWith('WARNING: DATA RACE')) ? 'data race' : undefined;
  const message = testifyMessage(lines) ?? loggedMessage(lines) ?? lines.at(-1)?.trim();
  return { ...placeOf(logged, LOGGED), message, type: race, trace };
};

/** What a compiler said of a package that could not be built. */
export const buildFailureOf = (output: readonly string[]): Said => {
  const first = output.find((line) => COMPILED.test(line));
  const message =
    COMPILED.exec(first ?? '')?.[3] ?? output.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return { ...placeOf(first, COMPILED), message, trace: output.join('\n') };
};
