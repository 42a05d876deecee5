import { builtinPatterns } from '@feedback/patterns';
import { compileRule, factsOf, type RuleFacts } from '@feedback/rules';
import type { Rule } from '@feedback/schema';

/** Put in place of this name when the command is bundled: what is known of the built-in rules, in their order, as JSON. */
declare const FEEDBACK_FACTS: string | undefined;

let places: ReadonlyMap<Rule | undefined, number> | undefined;

/** The place of a rule among the built-in ones. One that was changed is another. */
export const builtinPlace = (rule: Rule): number | undefined => {
  places ??= new Map(builtinPatterns.flatMap((lesson, place) => (lesson.rule ? [[lesson.rule, place]] : [])));
  return places.get(rule);
};

let facts: readonly (RuleFacts | null)[] | undefined;

/** For the build: of a rule that has facts is known that it compiles. */
export const deriveFacts = (): readonly (RuleFacts | null)[] =>
  builtinPatterns.map(({ rule }) =>
    rule === undefined || compileRule(rule).problems.length > 0 ? null : factsOf(rule),
  );

/** What was worked out about a built-in rule when the command was bundled; to do it again takes a tenth of a small check. */
export const builtinFacts = (rule: Rule): RuleFacts | undefined => {
  if (typeof FEEDBACK_FACTS === 'undefined') return undefined;
  facts ??= JSON.parse(FEEDBACK_FACTS) as readonly (RuleFacts | null)[];
  return facts[builtinPlace(rule) ?? -1] ?? undefined;
};
