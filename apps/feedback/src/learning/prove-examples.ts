import { matchRule } from '@feedback/rules';
import type { Lesson, Rule } from '@feedback/schema';

/** One step of a proof by further examples, as a proof by the main ones has them. */
export interface ExampleCheck {
  readonly name: 'finds_further_bad' | 'silent_on_further_good';
  readonly passed: boolean;
  readonly detail: string;
}

const finds = (rule: Rule, language: Rule['language'], code: string): boolean =>
  matchRule(rule, { language, code }).length > 0;

/** Whether a rule finds one code and not the other. */
export const tellsApart = (
  rule: Rule,
  {
    language,
    bad,
    good,
  }: { readonly language: Rule['language']; readonly bad: string; readonly good: string },
): boolean => finds(rule, language, bad) && !finds(rule, language, good);

/** Proves a rule by the further examples of its lesson: it finds all bad ones and none of the good ones. None without any. */
export const proveExamples = ({
  rule,
  language = rule?.language,
  examples,
}: Pick<Lesson, 'rule' | 'language' | 'examples'>): readonly ExampleCheck[] => {
  if (rule === undefined || language === undefined || examples === undefined) return [];
  const { bad, good } = examples;
  const found = bad.filter((code) => finds(rule, language, code)).length;
  const silent = good.filter((code) => !finds(rule, language, code)).length;
  return [
    {
      name: 'finds_further_bad',
      passed: found === bad.length,
      detail: `found in ${found} of ${bad.length} further bad examples`,
    },
    {
      name: 'silent_on_further_good',
      passed: silent === good.length,
      detail: `silent on ${silent} of ${good.length} further good examples`,
    },
  ];
};
