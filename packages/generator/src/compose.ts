import type { EvidenceBook } from './evidence.ts';
import type { Evidence } from './generation-result.ts';
import type { LessonName } from './matching/lessons.ts';
import type { PatternMatch } from './matching/pattern-match.ts';
import type { PromptContext } from './prompt/prompt-context.ts';
import { renderHeader } from './rendering/header.ts';
import { renderTemplate } from './rendering/template.ts';
import type { Scaffold } from './scaffolds/scaffold.ts';

/** Code from a scaffold, with the lines that each pattern put there. */
export interface Composition {
  readonly code: string;
  /** The same code, line for line, without the words of the prompt: what rules judge, so that no prompt is a finding. */
  readonly skeleton: string;
  readonly evidence: EvidenceBook;
}

/** Removes blank lines at the start and more than two in a row, keeping track of where each line went (from 0). */
const tidyLines = (
  lines: readonly string[],
): { readonly lines: readonly string[]; readonly places: readonly number[] } => {
  const kept: string[] = [];
  const places: number[] = [];
  for (const line of lines) {
    const isBlank = line.trim() === '';
    const isSpare = isBlank && (kept.length === 0 || (kept.at(-1) === '' && kept.at(-2) === ''));
    if (!isSpare) kept.push(isBlank ? '' : line);
    places.push(Math.max(0, kept.length - 1));
  }
  return { lines: kept, places };
};

const lessonsToApply = (matches: readonly PatternMatch[]): ReadonlySet<LessonName> =>
  new Set(matches.flatMap(({ lesson }) => (lesson === undefined ? [] : [lesson])));

/** Writes a scaffold for a prompt with the lessons of these matches. Evidence names only patterns with lines of their own. */
export const composeCode = (
  scaffold: Scaffold,
  context: PromptContext,
  matches: readonly PatternMatch[],
): Composition => {
  const rendered = renderTemplate(scaffold.template, {
    lessons: lessonsToApply(matches),
    flags: new Set(scaffold.flags?.(context) ?? []),
    names: scaffold.names(context),
  });
  const body = tidyLines(rendered.lines);
  const filled = new Set(rendered.slots.flatMap(({ lessons }) => lessons));
  const applied = matches.filter(({ lesson }) => lesson !== undefined && filled.has(lesson));
  const facts = { prompt: context.prompt, applied: applied.map(({ pattern }) => pattern.name) };
  const header = renderHeader(scaffold.language, facts);
  const place = (line: number): number => header.length + (body.places[line - 1] ?? 0) + 1;
  const evidenceOf = (lesson: LessonName | undefined): readonly Evidence[] =>
    rendered.slots
      .filter(({ lessons }) => lesson !== undefined && lessons.includes(lesson))
      .map(({ line, end_line }) => ({ line: place(line), end_line: place(end_line), by: 'slot' }) as const)
      .toSorted((a, b) => a.line - b.line);
  const codeUnder = (top: readonly string[]): string => `${[...top, ...body.lines].join('\n').trimEnd()}\n`;
  return {
    code: codeUnder(header),
    skeleton: codeUnder(renderHeader(scaffold.language, { ...facts, isSilent: true })),
    evidence: new Map(applied.map(({ pattern, lesson }) => [pattern.name, evidenceOf(lesson)])),
  };
};
