import { findExamples } from './find-examples.ts';
import { isStructural } from './labels.ts';
import type { Passage } from './passages.ts';
import { namesRule } from './rule-title.ts';

/** The part of a document that is about one rule. */
export interface RuleUnit {
  readonly heading: string | undefined;
  readonly start: number;
  readonly passages: readonly Passage[];
}

interface Part {
  readonly heading: Extract<Passage, { kind: 'heading' }>;
  readonly body: Passage[];
}

const divide = (
  passages: readonly Passage[],
): { readonly intro: readonly Passage[]; readonly parts: readonly Part[] } => {
  const depth = Math.min(...passages.map((one) => (one.kind === 'heading' ? one.depth : Infinity)));
  const intro: Passage[] = [];
  const parts: Part[] = [];
  for (const passage of passages)
    if (passage.kind === 'heading' && passage.depth === depth) parts.push({ heading: passage, body: [] });
    else (parts.at(-1)?.body ?? intro).push(passage);
  return { intro, parts };
};

const deepen = ({ heading, body }: Part): readonly RuleUnit[] => {
  const inner = ruleUnits(body);
  const named = inner.every((unit) => unit.heading !== undefined && namesRule(unit.heading));
  const titled = inner.every((unit) => unit.heading !== undefined);
  if (named || (titled && !namesRule(heading.text))) return inner;
  return [{ heading: heading.text, start: heading.start, passages: body }];
};

/**
 * Divides a document into rules: several headings of one rank that each have examples are rules; headings such as `Options` or
 * `Incorrect` divide the text of one.
 */
export const ruleUnits = (passages: readonly Passage[]): readonly RuleUnit[] => {
  const whole: RuleUnit = { heading: undefined, start: passages[0]?.start ?? 0, passages };
  const { intro, parts } = divide(passages);
  const structural = parts.filter(({ heading }) => isStructural(heading.text));
  const common = [...intro, ...structural.flatMap(({ heading, body }) => [heading, ...body])];
  if (findExamples(common) !== undefined) return [whole];
  const teaching = parts.filter(
    (part) => !structural.includes(part) && findExamples(part.body) !== undefined,
  );
  return teaching.length === 0 ? [whole] : teaching.flatMap(deepen);
};
