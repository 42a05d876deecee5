import type { Language, Rule, RuleObject } from '@feedback/schema';
import { calleeAt, callOf, exactly, inArguments } from './callee.ts';
import { callFrom } from './calls-around.ts';
import type { NameOwner } from './own-names.ts';
import { openCall, type OpenCall } from './open-call.ts';
import { isName, type WordEdit, type WordHunk } from './word-edit.ts';

const countIs = (count: number): RuleObject =>
  count === 0
    ? { not: { has: { nthChild: 1 } } }
    : { has: { all: [{ nthChild: count }, { nthChild: { position: 1, reverse: true } }] } };

const lacksKeyword = (name: string): RuleObject => ({
  all: [
    { not: { has: { kind: 'keyword_argument', has: { field: 'name', regex: exactly(name) } } } },
    { not: { has: { kind: 'dictionary_splat' } } },
  ],
});

const lacksProperty = (name: string): RuleObject => ({
  has: {
    kind: 'object',
    all: [
      { not: { has: { kind: 'pair', has: { field: 'key', regex: exactly(name) } } } },
      { not: { has: { kind: 'shorthand_property_identifier', regex: exactly(name) } } },
      { not: { has: { kind: 'spread_element' } } },
    ],
  },
});

const DEPTH: Readonly<Record<string, number>> = { '(': 1, '[': 1, '{': 1, ')': -1, ']': -1, '}': -1 };

/** Whether words are several arguments or properties: then none of them alone is what the call lacked. */
const areSeveral = (words: readonly string[]): boolean => {
  let depth = 0;
  return words.some((word, at) => {
    depth += DEPTH[word] ?? 0;
    return word === ',' && depth === 0 && at < words.length - 1;
  });
};

/** What the arguments of the bad call have or lack, by the words that came along; `undefined` when that says nothing. */
const argumentRule = (language: Language, { added }: WordHunk, open: OpenCall): RuleObject | undefined => {
  const words = added[0] === ',' ? added.slice(1) : added;
  if (areSeveral(words)) return undefined;
  const [name = '', sign = ''] = words;
  const isNamed = isName(name) && sign === (open.isObject ? ':' : '=');
  if (open.isObject) {
    const isShort = isName(name) && (sign === '' || sign === ',');
    return language !== 'python' && (isNamed || isShort) ? lacksProperty(name) : undefined;
  }
  if (!isNamed) return countIs(open.count);
  // An argument that was there gets its name: those without one are the mistake.
  if (added.length === 2) return { has: { nthChild: 1, not: { kind: 'keyword_argument' } } };
  return language === 'python' ? lacksKeyword(name) : undefined;
};

const UNAWAITED: Readonly<Record<'python' | 'ecmascript', readonly string[]>> = {
  python: ['expression_statement', 'assignment'],
  ecmascript: ['expression_statement', 'variable_declarator', 'assignment_expression'],
};

const notAwaited = (language: Language): RuleObject => ({
  any: UNAWAITED[language === 'python' ? 'python' : 'ecmascript'].map((kind) => ({ inside: { kind } })),
});

/**
 * A rule for a repair that adds one argument to a call, names it, or awaits the call: all calls of that name without it. It asks for nothing else
 * of the example, so it finds what an inferred rule mostly does not; whether it is too broad is for the code around to say.
 */
export const callRule = (
  language: Language,
  { words, hunks }: WordEdit,
  ownerOf: (name: string) => NameOwner,
): Rule | undefined => {
  const [hunk] = hunks;
  if (hunk === undefined || hunks.length > 1 || hunk.removed.length > 0) return undefined;
  if (hunk.added.join(' ') === 'await') {
    const name = callFrom(words, hunk.at);
    const at = name === undefined ? -1 : words.indexOf(name, hunk.at);
    const callee = name === undefined ? undefined : calleeAt(words, at, language, ownerOf);
    return callee && { language, rule: callOf(language, callee, notAwaited(language)) };
  }
  const open = openCall(words, hunk.at);
  const callee = open && calleeAt(words, open.at, language, ownerOf);
  const lack = open && argumentRule(language, hunk, open);
  return callee && lack && { language, rule: callOf(language, callee, inArguments(lack)) };
};
