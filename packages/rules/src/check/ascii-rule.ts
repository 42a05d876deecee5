import type { Rule, RuleObject } from '@feedback/schema';

/** What a class means among ASCII characters; nested brackets are allowed inside a class. */
const CLASSES: Readonly<Record<string, string>> = { w: '[0-9A-Za-z_]', d: '[0-9]', s: '[\\t-\\r\\x20]' };

/**
 * Rewrites a regular expression (https://docs.rs/regex/latest/regex/#syntax) so that it means the same on ASCII text, yet compiles
 * some ten times faster, because it needs none of Unicode's tables.
 */
export const asciiRegex = (regex: string): string => {
  let depth = 0;
  // Without Unicode these could match half a character, which is refused.
  const folded = /\.|\[\^|\\[WDSBpPu]/.test(regex) ? regex : regex.replace(/^\(\?i\)/, '(?i-u)');
  return folded.replaceAll(/\\(.)|[[\]]/gs, (text, escaped: string | undefined) => {
    if (escaped === 'b') return depth > 0 ? text : '(?-u:\\b)';
    if (escaped !== undefined) return CLASSES[escaped] ?? text;
    depth += text === '[' ? 1 : -1;
    return text;
  });
};

const rewrite = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(rewrite) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as RuleObject).map(([key, item]) => [
    key,
    key === 'regex' && typeof item === 'string' ? asciiRegex(item) : rewrite(item),
  ]);
  return Object.fromEntries(entries) as T;
};

/** A rule that matches the same in ASCII code and is cheaper to compile. */
export const asciiRule = (rule: Rule): Rule => ({
  ...rule,
  rule: rewrite(rule.rule),
  ...(rule.constraints ? { constraints: rewrite(rule.constraints) } : {}),
  ...(rule.utils ? { utils: rewrite(rule.utils) } : {}),
});

/** Whether all characters of a text are ASCII. */
export const isAscii = (text: string): boolean => !/[\u0080-\uFFFF]/.test(text);
