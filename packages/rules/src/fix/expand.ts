import type { Range } from '@feedback/schema';
import type { Match } from '../match-rule.ts';
import { kindOf, type SgNode, type Source } from '../tree.ts';
import { indentUnitIn, indentUnitOf, inUnit } from './indent-unit.ts';
import { listLayout } from './list-layout.ts';
import { indentAt, reindent, stringRanges, templateStrings } from './indentation.ts';
import { parseTemplate, type TemplatePart } from './template.ts';

/** Where a capture landed in the text of an expansion, and what it must be there to still mean the same. */
export interface Landing {
  readonly start: number;
  readonly end: number;
  readonly kind: 'one' | 'many' | 'text';
  /** The kind of the one node that was captured, unless it got parentheses. */
  readonly node?: string;
  /** Where it was captured. */
  readonly source: Range;
}

/** The text that takes the place of a match. */
export interface Expansion {
  readonly text: string;
  readonly landings: readonly Landing[];
}

interface Capture {
  readonly text: string;
  readonly start: number;
  readonly nodes: readonly SgNode[];
}

const captureOf = (
  match: Match,
  part: TemplatePart & { kind: 'one' | 'many' },
  code: string,
): Capture | undefined => {
  const node = part.kind === 'one' ? match.node.getMatch(part.name) : null;
  const nodes = part.kind === 'many' ? match.node.getMultipleMatches(part.name) : node ? [node] : [];
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first === undefined || last === undefined)
    return part.kind === 'many' ? { text: '', start: 0, nodes } : undefined;
  const start = first.range().start.index;
  return { text: code.slice(start, last.range().end.index), start, nodes };
};

const TRAILING_COMMA = /,\s*$/;

/** An empty `$$$A`, or one that brings its own trailing comma, must not leave a comma too many beside it. */
const withoutDoubledComma = (
  before: string,
  capture: string,
  after: string,
): { capture: string; drop: RegExp | undefined; trim: boolean } => {
  if (capture === '') {
    if (/^\s*,/.test(after)) return { capture, drop: /^\s*,[ \t]*/, trim: false };
    return { capture, drop: undefined, trim: /,\s*$/.test(before) && /^\s*[)\]}]/.test(after) };
  }
  return /^\s*,/.test(after) && TRAILING_COMMA.test(capture)
    ? { capture: capture.replace(TRAILING_COMMA, ''), drop: undefined, trim: false }
    : { capture, drop: undefined, trim: false };
};

/** A piece of a rewrite at the indentation of the match, also its last line when a capture begins there. */
const indented = (
  text: string,
  base: string,
  isBefore: boolean,
  strings: readonly Range[],
  start: number,
  convert: (indent: string) => string,
): string =>
  isBefore
    ? reindent(`${text}$`, '', base, strings, start, convert).slice(0, -1)
    : reindent(text, '', base, strings, start, convert);

const lineIndent = (text: string): string => /(?:^|\n)([ \t]*)[^\n]*$/.exec(text)?.[1] ?? '';

const STATEMENT = /_statement$|_declaration$/;

const isStatement = (nodes: readonly SgNode[]): boolean =>
  nodes.every((node) => STATEMENT.test(kindOf(node)));

/**
 * Code that starts a line of the rewrite takes its indentation, and so does a statement that comes to stand behind something else; other
 * code within the first line stays where it was.
 */
const moveCapture = (
  { start, nodes }: Capture,
  text: string,
  before: string,
  base: string,
  language: Source['language'],
  code: string,
): string => {
  const isFirstLine = !before.includes('\n');
  if (isFirstLine && before.trim() !== '' && !isStatement(nodes)) return text;
  const to = isFirstLine ? base : lineIndent(before);
  return reindent(text, indentAt(code, start), to, stringRanges(language, nodes), start);
};

/**
 * Expands a rewrite for one match. Lines of the rewrite are indented like the line of the match, and further by the unit of the code; lines of captured code keep their
 * indentation relative to their first line. `wrapped` names captures (by order) to put in parentheses; `at` is on the line
 * that gives the indentation.
 * `undefined` when the rewrite names a single capture that this match does not have.
 */
export const expand = (
  fix: string,
  match: Match,
  source: Source,
  wrapped: ReadonlySet<number> = new Set(),
  at = match.start,
): Expansion | undefined => {
  const { language, code } = source;
  const base = indentAt(code, at);
  const newline = code.includes('\r\n') ? '\r\n' : '\n';
  const strings = templateStrings(language, fix);
  const convert = (indent: string): string =>
    indent === '' ? '' : inUnit(indent, indentUnitOf(fix), indentUnitIn(source));
  const inString = (at: number): boolean => strings.some(({ start, end }) => start < at && at < end);
  let text = '';
  const landings: Landing[] = [];
  const parts = parseTemplate(fix);
  let drop: RegExp | undefined;
  let instead: string | undefined;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'text') {
      const isBefore = index + 1 < parts.length;
      const own = indented(part.text, base, isBefore, strings, part.start, convert).replaceAll(
        /\r?\n/g,
        newline,
      );
      text += instead ?? (drop ? own.replace(drop, '') : own);
      drop = undefined;
      instead = undefined;
      continue;
    }
    const capture = captureOf(match, part, code);
    if (capture === undefined) return undefined;
    const next = parts[index + 1];
    const tidy =
      part.kind === 'many'
        ? withoutDoubledComma(text, capture.text, next?.kind === 'text' ? next.text : '')
        : { capture: capture.text, drop: undefined, trim: false };
    drop = tidy.drop;
    const list =
      part.kind === 'many' && next?.kind === 'text'
        ? listLayout(capture.nodes, capture.text, { before: text, after: next.text, code })
        : undefined;
    if (list) text = text.trimEnd() + list.lead;
    instead = list?.after;
    if (tidy.trim) text = text.replace(/,\s*$/, '');
    const moved = moveCapture(capture, list?.items ?? tidy.capture, text, base, language, code);
    const isWrapped = wrapped.has(landings.length);
    const captured = part.kind === 'one' && !isWrapped ? capture.nodes[0] : undefined;
    const put = isWrapped ? `(${moved})` : moved;
    landings.push({
      start: text.length,
      end: text.length + put.length,
      kind: inString(part.start) ? 'text' : part.kind,
      source: { start: capture.start, end: capture.start + capture.text.length },
      ...(captured === undefined ? {} : { node: kindOf(captured) }),
    });
    text += put;
  }
  return { text, landings };
};
