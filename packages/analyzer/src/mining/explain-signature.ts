import { MASK } from './mask.ts';
import { isPunctuation, type Evidence } from './evidence.ts';
import { takeValues } from './masks.ts';
import { renderTemplate } from './render-template.ts';
import type { Merge, TemplateStore } from './template-store.ts';
import { MAX_TEXT, tokenize } from './tokenize.ts';

/** A place at which lines of one group may differ. */
interface VariablePlace {
  /** What stood there, as far as it is known. */
  readonly values: readonly string[];
  readonly reason: string;
}

/** Why lines are together, or are not. */
export interface SignatureExplanation {
  readonly together: boolean;
  /** The template of the group; of two texts that are apart, that of the first. */
  readonly template: string;
  /** The words that all have in common. */
  readonly constant: readonly string[];
  readonly variable: readonly VariablePlace[];
}

const NAMES: Readonly<Record<keyof Evidence, string>> = {
  mask: 'values known to vary',
  announced: 'values after a word that announces one',
  identifier: 'identifiers',
  word: 'words',
  subject: 'words at the start',
};

const wordsOf = (tokens: readonly string[]): string[] =>
  tokens.filter((token) => token !== MASK && !isPunctuation(token));

const describeMerge = ({ context, place, kinds, values }: Merge): VariablePlace => {
  const counts = Object.entries(NAMES)
    .map(([kind, name]) => ({ name, count: kinds.filter((each) => each === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name}`);
  const where = renderTemplate(context.with(place, MASK));
  return { values, reason: `“${where}” was seen with ${counts.join(' and ')} at one place` };
};

/** Why the templates of a group are together: what is constant in the most general, and which places were found to vary. */
export const explainGroup = (store: TemplateStore, index: number): SignatureExplanation => {
  const { tokens } = store.best(index);
  return {
    together: true,
    template: renderTemplate(tokens),
    constant: wordsOf(tokens),
    variable: store.mergesOf(index).map(describeMerge),
  };
};

/** The values of a text that its template leaves out for their form alone. */
const byForm = (text: string): VariablePlace[] => {
  const { rest, values } = takeValues(text.slice(0, MAX_TEXT));
  const numbers = rest.split(/[\s=:,;()[\]{}"'`|<>]+/).filter((word) => /\p{Nd}/u.test(word));
  return [
    ...values.map(({ name, value }) => ({ values: [value], reason: `has the form of a ${name}` })),
    ...numbers.map((value) => ({ values: [value], reason: 'has a digit in it' })),
  ];
};

const common = (first: readonly string[], second: readonly string[]): string[] => {
  const others = new Set(second);
  return first.filter((word) => others.has(word));
};

/** Why two texts are, or would be, together or apart. */
export const explainTexts = (store: TemplateStore, first: string, second: string): SignatureExplanation => {
  const [one, two] = [tokenize(first), tokenize(second)];
  const [indexOne, indexTwo] = [one, two].map((tokens) => store.indexOf(tokens) ?? store.generalOf(tokens));
  const known = indexOne !== undefined && indexTwo !== undefined;
  const together =
    renderTemplate(one) === renderTemplate(two) || (known && store.areTogether(indexOne, indexTwo));
  return {
    together,
    template: renderTemplate(indexOne === undefined ? one : store.best(indexOne).tokens),
    constant: common(wordsOf(one), wordsOf(two)),
    variable: [
      ...byForm(first),
      ...byForm(second),
      ...(together && indexOne !== undefined ? store.mergesOf(indexOne).map(describeMerge) : []),
    ],
  };
};
