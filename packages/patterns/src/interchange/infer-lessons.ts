import {
  sharesSyntax,
  type FurtherExamples,
  type Language,
  type Pattern,
  type Rule,
  type Tier,
} from '@feedback/schema';
import type { Source } from '@feedback/rules';

export interface InferLessonsOptions {
  /** Code in which an inferred rule must find nothing, such as the good examples of the library. */
  readonly quiet?: readonly Source[] | undefined;
  /** Called before each pattern; what it throws ends the work. */
  readonly onProgress?: ((done: number, name: string) => void) | undefined;
}

type Engine = typeof import('@feedback/rules');

const STRONG: ReadonlySet<Tier> = new Set(['proved_check', 'proved_fix']);

/** Documents call TypeScript "js"; a rule learns from code that parses. */
const spoken = (pattern: Pattern, { checkSyntax }: Engine): Pattern => {
  const { language, bad_example: code } = pattern;
  const parses = (as: Language): boolean => checkSyntax({ language: as, code }).length === 0;
  if (language !== 'javascript' || parses('javascript') || !parses('typescript')) return pattern;
  return { ...pattern, language: 'typescript' };
};

/** Whether code can be read: an example that cannot is one for people. */
const readable = ({ examples, language }: Pattern, { checkSyntax }: Engine): Pattern['examples'] => {
  if (examples === undefined || language === undefined) return undefined;
  const parses = (code: string): boolean => checkSyntax({ language, code }).length === 0;
  return { bad: examples.bad.filter(parses), good: examples.good.filter(parses) };
};

/**
 * Of the further examples in a document those that prove the rule, also when it is edited: what is bad in other ways is no example of it. What
 * people wrote down themselves stays.
 */
const proving = (
  rule: Rule,
  { provenance, examples: own }: Pattern,
  { bad, good }: FurtherExamples,
  { matchRule }: Engine,
): Pick<Pattern, 'examples'> => {
  if (provenance?.origin !== 'import') return own === undefined ? {} : { examples: own };
  const { language } = rule;
  const found = bad.filter((code) => matchRule(rule, { language, code }).length > 0);
  return found.length + good.length === 0 ? {} : { examples: { bad: found, good } };
};

const withRule = (given: Pattern, quiet: readonly Source[], engine: Engine): Pattern => {
  const pattern = given.rule === undefined ? spoken(given, engine) : given;
  const { name, language, bad_example: bad, good_example: good, rule: known } = pattern;
  if (known !== undefined || language === undefined || bad === '' || good === '') return pattern;
  const examples = readable(pattern, engine);
  const rule = engine.inferRule({
    name,
    language,
    bad,
    good,
    ...(examples === undefined ? {} : { examples }),
    quiet: quiet.filter((source) => sharesSyntax(language, source.language)),
  });
  if (rule === undefined) return pattern;
  const { tier } = engine.provePattern({ ...pattern, rule });
  if (!STRONG.has(tier)) return pattern;
  const { examples: _, ...rest } = pattern;
  return {
    ...rest,
    ...(examples === undefined ? {} : proving(rule, pattern, examples, engine)),
    rule,
    tier,
  };
};

/**
 * Gives patterns with a bad and a good example the rule that follows from them, where it is proved by them; the others stay as they
 * are, and are advice. Lets other work happen between patterns.
 */
export const inferLessons = async (
  patterns: readonly Pattern[],
  { quiet = [], onProgress }: InferLessonsOptions = {},
): Promise<readonly Pattern[]> => {
  const engine = await import('@feedback/rules');
  const inferred: Pattern[] = [];
  for (const pattern of patterns) {
    onProgress?.(inferred.length, pattern.name);
    inferred.push(withRule(pattern, quiet, engine));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return inferred;
};
