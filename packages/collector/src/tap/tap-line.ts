/** What a line of TAP says (TAP 14, testanything.org; what is lenient is so in the reference implementation, tap-parser). */
export type TapLine =
  | { readonly kind: 'point'; readonly point: TapPoint }
  | { readonly kind: 'plan'; readonly start: number; readonly end: number }
  | { readonly kind: 'pragma'; readonly name: string; readonly on: boolean }
  | { readonly kind: 'bailout'; readonly reason: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'subtest'; readonly name: string };

/** One test point as its line has it. */
export interface TapPoint {
  readonly ok: boolean;
  readonly id: number | undefined;
  readonly name: string;
  readonly directive: 'todo' | 'skip' | undefined;
  /** Its subtests follow in braces. */
  readonly buffered: boolean;
}

const POINT = /^(not )?ok(?: ([0-9]+))?(?:(?: -)?( .*))?$/;
const PLAN = /^([0-9]+)\.\.([0-9]+)(?:\s+(?:#.*))?$/;
const PRAGMA = /^pragma ([+-])([a-zA-Z0-9_-]+)$/;
const BAILOUT = /^bail out!(.*)$/i;
const VERSION = /^TAP version [0-9]+$/i;
const SUBTEST = /^# Subtest(?:: (.*))?$/;
const DIRECTIVE = /^(todo|skip)\S*\b/i;
const BRACE = /\{\s*$/;

/** A backslash makes a hash or a backslash itself. */
const unescaped = (text: string): string => text.replaceAll(/\\([\\#])/g, '$1');

/** Where a directive may begin: a hash after a blank, not escaped. */
const hashOf = (rest: string): number => {
  for (let at = 0; at < rest.length; at++)
    if (rest[at] === '\\') at++;
    else if (rest[at] === '#' && (at === 0 || /\s/.test(rest[at - 1] ?? ''))) return at;
  return -1;
};

const pointOf = ([, not, id, rest = '']: readonly (string | undefined)[]): TapPoint => {
  const buffered = BRACE.test(rest);
  const text = buffered ? rest.replace(BRACE, '') : rest;
  const hash = hashOf(text);
  const directive = hash === -1 ? undefined : DIRECTIVE.exec(text.slice(hash + 1).trim())?.[1]?.toLowerCase();
  const timed = hash !== -1 && /^#\s*(?:time=|duration_ms )[\d.]+/i.test(text.slice(hash));
  const named = directive !== undefined || timed ? text.slice(0, hash) : text;
  return {
    ok: not === undefined,
    id: id === undefined ? undefined : Number(id),
    name: unescaped(named).trim(),
    directive: directive === 'todo' || directive === 'skip' ? directive : undefined,
    buffered,
  };
};

/** Reads a line without its indentation and end; `undefined` for what is no TAP. */
export const tapLine = (line: string): TapLine | undefined => {
  const point = POINT.exec(line);
  if (point !== null) return { kind: 'point', point: pointOf(point) };
  const plan = PLAN.exec(line);
  if (plan !== null) return { kind: 'plan', start: Number(plan[1]), end: Number(plan[2]) };
  if (line.startsWith('#')) {
    const subtest = SUBTEST.exec(line);
    return subtest === null
      ? { kind: 'comment' }
      : { kind: 'subtest', name: unescaped(subtest[1] ?? '').trim() };
  }
  if (VERSION.test(line)) return { kind: 'version' };
  const bailout = BAILOUT.exec(line);
  if (bailout !== null) return { kind: 'bailout', reason: unescaped(bailout[1] ?? '').trim() };
  const pragma = PRAGMA.exec(line);
  return pragma === null ? undefined : { kind: 'pragma', name: pragma[2] ?? '', on: pragma[1] === '+' };
};

/** How deep subtests stand below their point. */
export const INDENT = '    ';

/** Whether an indented line is TAP of subtests that nothing announced: indented by whole levels, and no mere comment. */
export const beginsSubtests = (line: string): boolean => {
  const rest = /^(?: {4})+(.*)$/.exec(line)?.[1] ?? ' ';
  if (rest.startsWith(' ') || rest.startsWith('\t')) return false;
  const found = tapLine(rest);
  if (found === undefined || found.kind === 'comment') return false;
  return found.kind !== 'subtest' || line.length - rest.length === INDENT.length;
};
