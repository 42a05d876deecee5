import { kindOf, parseTree, type SgNode, type Source } from './tree.ts';

/** Statements next to each other: a stretch of code that can stand alone. */
export interface StatementRun {
  /** From 1; both inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Where it is in the file, in UTF-16 units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** The code without the indentation of its place; members of a class inside a class of their own. */
  readonly code: string;
}

/** Nodes whose children are statements, or members of a class. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'module',
  'block',
  'program',
  'statement_block',
  'class_body',
]);

const lineOf = (node: SgNode): number => node.range().start.line + 1;
const endLineOf = (node: SgNode): number => node.range().end.line + 1;

const statementsIn = (container: SgNode): SgNode[] =>
  container.children().filter((node) => node.isNamed() && kindOf(node) !== 'comment');

/** The nearest containers below a node. */
const containersBelow = (node: SgNode): SgNode[] =>
  node.children().flatMap((child) => (CONTAINERS.has(kindOf(child)) ? [child] : containersBelow(child)));

const isBlank = (text: string): boolean => /^[\s;{}]*(?:(?:#|\/\/).*)?$/.test(text);

/** Whether the lines hold nothing but statements of the container. */
const holds = (container: SgNode, first: number, last: number, lines: readonly string[]): boolean => {
  const statements = statementsIn(container);
  const [start, end] = [statements[0], statements.at(-1)];
  if (start === undefined || end === undefined) return false;
  const [from, to] = [lineOf(start), endLineOf(end)];
  if (first < from || last > to) return false;
  const before = (lines[from - 1] ?? '').slice(0, start.range().start.column);
  const after = (lines[to - 1] ?? '').slice(end.range().end.column);
  return (first > from || before.trim() === '') && (last < to || isBlank(after));
};

const dedented = (code: string, column: number): string =>
  code
    .split('\n')
    .map((line, index) => (index > 0 && line.slice(0, column).trim() === '' ? line.slice(column) : line))
    .join('\n');

const runOf = (container: SgNode, covered: readonly SgNode[], code: string): StatementRun | undefined => {
  const [start, end] = [covered[0], covered.at(-1)];
  if (start === undefined || end === undefined) return undefined;
  const { column, index } = start.range().start;
  const lineStart = code.lastIndexOf('\n', index - 1) + 1;
  // A statement behind another on its line has no indentation of its own.
  const indentation = code.slice(lineStart, index).trim() === '' ? column : 0;
  const rest = /^[ \t]*;/.exec(code.slice(end.range().end.index))?.[0] ?? '';
  const text = dedented(code.slice(index, end.range().end.index) + rest, indentation);
  const alone = kindOf(container) === 'class_body' ? `class Example {\n${text}\n}` : text;
  const place = { start: index, end: end.range().end.index };
  return { firstLine: lineOf(start), lastLine: endLineOf(end), ...place, code: alone };
};

/**
 * The statements around some lines (from 1, both inclusive), from the nearest to those of the whole file: each the least number of
 * neighbours that cover the lines. Lines that hold no statement have none. Layout is kept, indentation of the place is removed.
 */
export const enclosingStatements = (
  { language, code }: Source,
  { first, last }: { readonly first: number; readonly last: number },
): readonly StatementRun[] => {
  const lines = code.split('\n');
  const runs: StatementRun[] = [];
  let container: SgNode | undefined = parseTree({ language, code });
  while (container !== undefined) {
    const covered: readonly SgNode[] = statementsIn(container).filter(
      (node) => lineOf(node) <= last && endLineOf(node) >= first,
    );
    const run = runOf(container, covered, code);
    if (run === undefined) break;
    runs.unshift(run);
    const only: SgNode | undefined = covered[0];
    if (only === undefined || covered.length > 1) break;
    container = containersBelow(only).find((inner) => holds(inner, first, last, lines));
  }
  return runs;
};
