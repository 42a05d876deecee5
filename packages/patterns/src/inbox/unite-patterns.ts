import type { Pattern, PatternMatches, Provenance } from '@feedback/schema';

const union = (lists: readonly (readonly string[] | undefined)[]): string[] => [
  ...new Set(lists.flatMap((list) => list ?? [])),
];

const MATCHES = ['signatures', 'rule_ids', 'messages', 'expressions'] as const;

const uniteMatches = (patterns: readonly Pattern[]): PatternMatches | undefined => {
  if (patterns.every(({ matches }) => matches === undefined)) return undefined;
  const [own] = patterns;
  const fields = MATCHES.map(
    (field) => [field, union(patterns.map(({ matches }) => matches?.[field]))] as const,
  );
  return { ...own?.matches, ...Object.fromEntries(fields.filter(([, values]) => values.length > 0)) };
};

const uniteProvenance = (patterns: readonly Pattern[]): Provenance | undefined => {
  const first = patterns.find(({ provenance }) => provenance !== undefined)?.provenance;
  const events = union(patterns.map(({ provenance }) => provenance?.events));
  return first === undefined || events.length === 0 ? first : { ...first, events };
};

/** The text of a lesson: the one that has it keeps it, the one that lacks it takes it from the first that has. */
const TEXTS = ['description', 'bad_example', 'good_example', 'test_coverage'] as const;

const firstText = (patterns: readonly Pattern[], field: (typeof TEXTS)[number]): string =>
  patterns.map((pattern) => pattern[field]).find((text) => text.trim() !== '') ?? '';

/** A rule is proved by its own examples, so it comes with its tier, and only where nothing else would be proved by them. */
const ruleOf = ([into, ...from]: readonly Pattern[]): Partial<Pattern> => {
  if (into === undefined || into.rule !== undefined || into.bad_example.trim() !== '') return {};
  const donor = from.find(({ rule }) => rule !== undefined);
  if (donor?.rule === undefined) return {};
  const { rule, tier, bad_example, good_example, examples } = donor;
  return {
    rule,
    bad_example,
    good_example,
    ...(tier === undefined ? {} : { tier }),
    ...(examples === undefined ? {} : { examples }),
  };
};

/**
 * A pattern that takes in others: matches, tags and evidence of all; text, language and rule where it has none. Its name, status
 * and severity stay its own.
 */
export const unitePatterns = (into: Pattern, from: readonly Pattern[]): Pattern => {
  const all = [into, ...from];
  const [matches, provenance, tags] = [
    uniteMatches(all),
    uniteProvenance(all),
    union(all.map((each) => each.tags)),
  ];
  const language = all.find((each) => each.language !== undefined)?.language;
  return {
    ...into,
    ...Object.fromEntries(TEXTS.map((field) => [field, firstText(all, field)])),
    ...ruleOf(all),
    ...(language === undefined ? {} : { language }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(matches === undefined ? {} : { matches }),
    ...(provenance === undefined ? {} : { provenance }),
  };
};
