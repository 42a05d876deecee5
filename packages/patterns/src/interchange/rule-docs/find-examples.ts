import { toLanguage, type FurtherExamples, type Language } from '@feedback/schema';
import { cutAt, MOST_EXAMPLE } from '../imported-patterns.ts';
import { labelOf, type Label } from './labels.ts';
import type { Passage } from './passages.ts';

/** How a document says not to do it, and how to. */
export interface Examples {
  readonly bad: string;
  readonly good: string;
  /** Of the bad example, as its fence says; `undefined` for languages that the code engine does not read. */
  readonly language: Language | undefined;
  /** What else is called so, in the same language and whatever the rule's options. */
  readonly further: FurtherExamples;
}

interface Labelled {
  readonly label: Label;
  /** Whether it holds only for some of the rule's options. */
  readonly isOptional: boolean;
  readonly code: string;
  readonly lang: string;
}

/** Comments that switch the very rule on say nothing about code. */
const DIRECTIVE = /^\s*(?:\/\*\s*(?:global\s|eslint\b|eslint-env\b)[^]*?\*\/|\/\/\s*eslint\b.*)[ \t]*$/gm;

const trimmed = (code: string): string =>
  cutAt(
    code
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(DIRECTIVE, '')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd(),
    MOST_EXAMPLE,
  );

const COMMENT = /^[ \t]*(?:\/\/|#|--|;)+[ \t]*(.+?)[ \t]*$/;
const TELLING =
  /^(?:❌|✅|bad|good|wrong|right|incorrect|correct|avoid|prefer(?:red)?|not ok|ok)\b|^[❌✅]/iu;

const commentLabel = (line: string): Label | undefined => {
  const text = COMMENT.exec(line)?.[1];
  if (text === undefined || !TELLING.test(text)) return undefined;
  return /^(?:❌|bad|wrong|incorrect|avoid|not ok)/iu.test(text) ? 'bad' : 'good';
};

/** Style guides put both into one block, under `# bad` and `# good`. */
const splitByComments = (
  { code, lang }: Pick<Labelled, 'code' | 'lang'>,
  isOptional: boolean,
): readonly Labelled[] => {
  const parts: { label: Label; lines: string[] }[] = [];
  for (const line of code.split(/\r?\n/)) {
    const label = commentLabel(line);
    if (label !== undefined) parts.push({ label, lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts.map(({ label, lines }) => ({ label, isOptional, code: lines.join('\n'), lang }));
};

/** What is right or wrong only as a rule is configured. */
const OPTIONAL = /\boptions?\b|\bsettings?\b|\bconfigur|\bwith\b.*[`{]/i;

const labelled = (passages: readonly Passage[]): readonly Labelled[] => {
  let label: Label | undefined;
  /** The depth of the heading that begins what is about options; what is below it belongs to it. */
  let optionsAt = Infinity;
  let isOptional = false;
  return passages.flatMap((passage) => {
    if (passage.kind === 'code') {
      const { code, lang } = passage;
      if (label === 'bad' || label === 'good') return { label, isOptional, code, lang };
      const parts = splitByComments(passage, isOptional);
      return parts.length === 0 && label !== undefined ? { label, isOptional, code, lang } : parts;
    }
    const next = labelOf(passage.text);
    if (passage.kind === 'heading' && passage.depth <= optionsAt)
      optionsAt = OPTIONAL.test(passage.text) ? passage.depth : Infinity;
    if (next !== undefined || passage.kind === 'heading') {
      label = next;
      isOptional = optionsAt < Infinity || OPTIONAL.test(passage.text);
    }
    return [];
  });
};

/** More of each sort than these teach no more. */
const MOST_FURTHER = 8;

/** What else is called bad and good beside the main pair. */
const furtherOf = (
  told: readonly Labelled[],
  { bad, good }: { bad: Labelled; good: Labelled | undefined },
): FurtherExamples => {
  const others = (label: Label, main: Labelled | undefined): string[] =>
    [
      ...new Set(
        told
          .filter(
            (one) =>
              one.label === label && one.lang === bad.lang && !one.isOptional && one.code !== main?.code,
          )
          .map(({ code }) => code),
      ),
    ].slice(0, MOST_FURTHER);
  return { bad: others('bad', bad), good: others('good', good) };
};

/**
 * The first bad example of some passages and the first good one in its language, and what else is called so; of code under a mere `Example`,
 * what a good one follows. `undefined` when nothing is called bad.
 */
export const findExamples = (passages: readonly Passage[]): Examples | undefined => {
  const told = labelled(passages)
    .map(({ label, isOptional, code, lang }) => ({ label, isOptional, lang, code: trimmed(code) }))
    .filter(({ code }) => code !== '');
  const goods = told.filter(({ label }) => label === 'good');
  const unclear = goods.length > 0 ? told.find(({ label }) => label === 'example') : undefined;
  const bad = told.find(({ label }) => label === 'bad') ?? unclear;
  if (bad === undefined) return undefined;
  const good = goods.find(({ lang }) => lang === bad.lang) ?? goods[0];
  const word = bad.lang.split(/[\s{,]/)[0] ?? '';
  const further = furtherOf(told, { bad, good });
  return { bad: bad.code, good: good?.code ?? '', language: toLanguage(word), further };
};
