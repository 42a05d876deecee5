import { findDenied } from './negation.ts';
import { findMentions, type Mention } from './phrases.ts';
import { sizeLimit } from './size-limit.ts';
import { findSubject } from './subject.ts';
import { tokenize, type Token } from './tokenize.ts';
import { IMPLICATIONS, INDICATORS, type Indicator, type Trait } from './vocabulary.ts';

export type GeneratedLanguage = 'python' | 'typescript';

/** The language to write, and the sentence that says why. */
export interface LanguageChoice {
  readonly language: GeneratedLanguage;
  readonly reason: string;
}

/** What is understood of a prompt. */
export interface PromptContext {
  readonly prompt: string;
  /** What the prompt is about, in the order of the vocabulary. */
  readonly indicators: readonly Indicator[];
  /** What the prompt says it is not about: "without numpy". */
  readonly denied: readonly Indicator[];
  readonly traits: readonly Trait[];
  /** What the prompt is about and no scaffold can do, e.g. `databases`. */
  readonly foreign: readonly string[];
  /** The stems of all words that are not denied, in their order. */
  readonly stems: readonly string[];
  readonly language: LanguageChoice;
  /** The size limit that the prompt names, in bytes. */
  readonly limit_bytes?: number;
  /** The noun, of a fixed list, that names are made from. */
  readonly subject?: string;
}

/** Longer prompts are read up to here (UTF-16 units): a task is said in far less. */
export const LONGEST_PROMPT = 20_000;

/** From this size on, a file is a large one. */
const LARGE_BYTES = 10 * 1024 ** 2;

const chooseLanguage = (mentions: readonly Mention[]): LanguageChoice => {
  const count = { python: 0, typescript: 0 };
  for (const { meaning } of mentions) if (meaning.kind === 'language') count[meaning.language] += 1;
  const [python, typescript] = [count.python, count.typescript];
  if (python === 0 && typescript === 0)
    return { language: 'python', reason: 'The prompt names no language; Python is the default.' };
  if (typescript > python)
    return { language: 'typescript', reason: 'The prompt speaks of TypeScript or its world.' };
  const reason =
    typescript === 0
      ? 'The prompt speaks of Python or its world.'
      : 'The prompt speaks of both; Python is the default.';
  return { language: 'python', reason };
};

const indicatorsOf = (mentions: readonly Mention[]): ReadonlySet<Indicator> =>
  new Set(mentions.flatMap(({ meaning }) => (meaning.kind === 'indicator' ? [meaning.indicator] : [])));

const traitsOf = (mentions: readonly Mention[]): ReadonlySet<Trait> =>
  new Set(mentions.flatMap(({ meaning }) => (meaning.kind === 'trait' ? [meaning.trait] : [])));

/** Adds what follows from what was said. What was denied in words is never implied. */
const withImplied = (
  said: ReadonlySet<Indicator>,
  traits: ReadonlySet<Trait>,
  denied: ReadonlySet<Indicator>,
): ReadonlySet<Indicator> => {
  const known = new Set<Indicator>(said);
  for (const [conditions, implied] of IMPLICATIONS) {
    const holds = conditions.every(
      (condition) => known.has(condition as Indicator) || traits.has(condition as Trait),
    );
    if (holds && !denied.has(implied)) known.add(implied);
  }
  return known;
};

const ordered = (indicators: ReadonlySet<Indicator>): readonly Indicator[] =>
  INDICATORS.filter((indicator) => indicators.has(indicator));

const stemsOf = (tokens: readonly Token[], denied: readonly boolean[]): readonly string[] =>
  tokens.filter((_, at) => denied[at] !== true).map((token) => token.stem);

/** Reads a prompt by words and phrases, in any script; denied things are kept apart. Never throws on text. */
export const analyzePrompt = (prompt: string): PromptContext => {
  const text = prompt.slice(0, LONGEST_PROMPT);
  const tokens = tokenize(text);
  const mentions = findMentions(tokens);
  const starts = new Set(mentions.map(({ at }) => at));
  const isDenied = findDenied(tokens, (at) => starts.has(at));
  const affirmed = mentions.filter(({ at }) => isDenied[at] !== true);
  const limit = sizeLimit(text);
  const subject = findSubject(tokens, isDenied);
  const denied = indicatorsOf(mentions.filter(({ at }) => isDenied[at] === true));
  const traits = new Set(traitsOf(affirmed));
  if (limit !== undefined && limit >= LARGE_BYTES) traits.add('large');
  const indicators = withImplied(indicatorsOf(affirmed), traits, denied);
  return {
    prompt,
    indicators: ordered(indicators),
    denied: ordered(denied).filter((indicator) => !indicators.has(indicator)),
    traits: [...traits],
    foreign: [
      ...new Set(affirmed.flatMap(({ meaning }) => (meaning.kind === 'foreign' ? [meaning.subject] : []))),
    ],
    stems: stemsOf(tokens, isDenied),
    language: chooseLanguage(affirmed),
    ...(limit === undefined ? {} : { limit_bytes: limit }),
    ...(subject === undefined ? {} : { subject }),
  };
};
