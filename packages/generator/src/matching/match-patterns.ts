import { isActive, patternName, sharesSyntax, type MetricsContext, type Pattern } from '@feedback/schema';
import type { PromptContext } from '../prompt/prompt-context.ts';
import type { Indicator } from '../prompt/vocabulary.ts';
import { matchConfidence } from './confidence.ts';
import type { LessonRow } from './lessons.ts';
import type { PatternMatch } from './pattern-match.ts';
import { profilePattern, type PatternProfile } from './pattern-profile.ts';

const profiles = new WeakMap<Pattern, PatternProfile>();

const profileOf = (pattern: Pattern): PatternProfile => {
  const known = profiles.get(pattern);
  if (known !== undefined) return known;
  const profile = profilePattern(pattern);
  profiles.set(pattern, profile);
  return profile;
};

interface Basis {
  readonly share: number;
  readonly because: readonly string[];
}

const NOTHING: Basis = { share: 0, because: [] };

/** The share of what the lesson needs that the prompt is about. */
const lessonBasis = (row: LessonRow, indicators: ReadonlySet<Indicator>): Basis => {
  const held = row.needs.filter((indicator) => indicators.has(indicator));
  if (row.must !== undefined && !indicators.has(row.must)) return NOTHING;
  return { share: held.length / row.needs.length, because: held };
};

/** Shared words are weak evidence: at most this much, and half of it where only descriptions share them. */
const WORDS_AT_MOST = 0.6;
/** Below this share of common words two texts are not about the same thing. */
const LEAST_SHARE = 0.34;

const wordsBasis = (profile: PatternProfile, stems: ReadonlySet<string>): Basis => {
  const named = [...profile.subject].filter((word) => stems.has(word));
  const share = named.length / Math.max(1, profile.subject.size);
  if (share >= LEAST_SHARE) return { share: share * WORDS_AT_MOST, because: named };
  const described = [...profile.described].filter((word) => stems.has(word));
  const both = new Set([...named, ...described]);
  return both.size >= 2 && described.length / Math.max(1, profile.described.size) >= LEAST_SHARE
    ? { share: WORDS_AT_MOST / 2, because: [...both] }
    : NOTHING;
};

/** Whether the prompt asks for the pattern by its name: "apply bounds checking to …". */
const isNamed = (profile: PatternProfile, prompt: readonly string[]): boolean =>
  profile.subject.size > 0 &&
  profile.name.length > 1 &&
  prompt.some((_, at) => profile.name.every((word, offset) => prompt[at + offset] === word));

const basisOf = (profile: PatternProfile, context: PromptContext): Basis => {
  if (isNamed(profile, context.stems)) return { share: 1, because: ['its name'] };
  if (profile.lesson !== undefined) return lessonBasis(profile.lesson, new Set(context.indicators));
  return wordsBasis(profile, new Set(context.stems));
};

/**
 * A pattern that says nothing of what it is about ("custom_pattern") can only be judged by the team's numbers; it is
 * mentioned where the prompt is understood. One that is about something else is never matched by numbers.
 */
const isUnjudgeable = (profile: PatternProfile, context: PromptContext): boolean =>
  profile.lesson === undefined &&
  profile.subject.size === 0 &&
  profile.described.size === 0 &&
  context.indicators.length > 0;

const names = (list: readonly string[] | undefined): ReadonlySet<string> =>
  new Set((list ?? []).map(patternName));

/**
 * Which active patterns of a library apply to a prompt, in the library's order. The team's numbers strengthen a match and
 * never make one: a pattern about something else stays out however frequent it is.
 */
export const matchPatterns = (
  context: PromptContext,
  patterns: readonly Pattern[],
  metricsContext?: MetricsContext,
): readonly PatternMatch[] => {
  const frequent = names(metricsContext?.high_frequency_patterns);
  const critical = names(metricsContext?.critical_patterns);
  const matches: PatternMatch[] = [];
  for (const pattern of patterns) {
    if (!isActive(pattern)) continue;
    const profile = profileOf(pattern);
    const basis = basisOf(profile, context);
    if (!speaks(pattern, context) && !carriesOver(profile, basis)) continue;
    const name = patternName(pattern.name);
    const emphasis = { frequent: frequent.has(name), critical: critical.has(name) };
    if (basis.share === 0 && !(isUnjudgeable(profile, context) && (emphasis.frequent || emphasis.critical)))
      continue;
    matches.push({
      pattern,
      confidence: matchConfidence(basis.share, emphasis),
      ...(profile.lesson === undefined ? {} : { lesson: profile.lesson.lesson }),
      because: [...basis.because, ...because(emphasis)],
    });
  }
  return matches;
};

const because = (emphasis: { readonly frequent: boolean; readonly critical: boolean }): readonly string[] => [
  ...(emphasis.frequent ? ['frequent here'] : []),
  ...(emphasis.critical ? ['critical here'] : []),
];

const speaks = (pattern: Pattern, context: PromptContext): boolean =>
  pattern.language === undefined || sharesSyntax(pattern.language, context.language.language);

/** A lesson learned in one language holds in the other where the prompt is all that it is about: not its rule, but its habit. */
const carriesOver = ({ lesson }: PatternProfile, { share }: Basis): boolean =>
  lesson !== undefined && lesson.language === undefined && share === 1;
