import { matchRule, ordinaryRate } from '@feedback/rules';
import type { Rule } from '@feedback/schema';
import type { NameOwner } from './own-names.ts';
import type { RepairPair } from './repair-pairs.ts';
import { literalsIn, rulesWords } from './rule-words.ts';
import { madeUpStart } from './surroundings.ts';
import { touchedCalls } from './touched-calls.ts';
import { goneWords, isName, type WordEdit } from './word-edit.ts';

/** What a rule is about: a mistake that can be made anywhere, or the use of names that few others than this project have. */
export type RuleSubject =
  | { readonly kind: 'mistake' }
  | { readonly kind: 'project'; readonly names: readonly string[] };

/** What is known of a repair, to judge the rules that come of it. */
export interface Evidence {
  readonly pair: RepairPair;
  readonly edit: WordEdit;
  readonly ownerOf: (name: string) => NameOwner;
  /** How many other places of the repair a rule finds. */
  readonly agreeing: (rule: Rule) => number;
  /** Whether a rule finds most of the other places where the same was done; not where there are none. */
  readonly findsSame: (rule: Rule) => boolean;
}

/** Words that say nothing alone. */
const WEAK = new Set(
  'self this cls super None null undefined true false True False return if else not and or in is def function const let var async await new'.split(
    ' ',
  ),
);

/** Whether a word is used in code as something that is called, raised, or reached into: not merely as data. */
const isApi = (words: readonly string[], name: string): boolean =>
  words.some(
    (word, at) =>
      word === name && (words[at + 1] === '(' || (words[at + 1] === '.' && words[at - 1] !== '.')),
  );

/** Nodes that hold code rather than are code: a rule for one of them tells what stands around the mistake. */
const HOLDERS =
  /^(?:module|program|block|statement_block|class_body|function_definition|class_definition|decorated_definition|function_declaration|generator_function_declaration|function_expression|method_definition|arrow_function|class_declaration|class|export_statement|try_statement)$/;

const isHolder = ({ rule }: Rule): boolean => typeof rule['kind'] === 'string' && HOLDERS.test(rule['kind']);

const isAboutExample = (rule: Rule, { language, bad }: RepairPair): boolean => {
  const start = madeUpStart(bad);
  if (start === undefined) return false;
  const found = matchRule(rule, { language, code: bad });
  return found.length > 0 && found.every((range) => range.start <= start);
};

/** A text that is a name of a choice, as `"utf-8"`, rather than what this place has to say. */
const isChoice = (literal: string): boolean => /^[\w./-]{1,12}$/.test(literal) && !/^\d+$/.test(literal);

/** Words that stand right beside a change. */
const besides = ({ words, hunks }: WordEdit): readonly string[] =>
  hunks.flatMap(({ at, removed }) => [words[at - 1] ?? '', words[at + removed.length] ?? '']);

const CONSTANTS = new Set(['None', 'null', 'undefined', 'true', 'false', 'True', 'False']);

/** What a name is a member of, where it is used. */
const ownersOf = (words: readonly string[], name: string): readonly string[] =>
  words.flatMap((word, at) => (word === name && words[at - 1] === '.' ? [words[at - 2] ?? ''] : []));

const SELF = new Set(['self', 'this', 'cls', 'super']);

/** Whether a name is only used as a member of the object itself: which of its methods is right there, the class alone knows. */
const isOwnMember = (words: readonly string[], name: string): boolean => {
  const owners = ownersOf(words, name);
  return owners.length > 0 && owners.every((owner) => SELF.has(owner));
};

/** A call that goes and has more occurrences than this in 1,000 lines of public code is hardly a mistake by itself. */
const EVERYWHERE = 0.5;

/** The names that a rule of this repair should ask for: calls whose arguments change, and calls that go. */
export const wantedNames = ({ edit, ownerOf }: Pick<Evidence, 'edit' | 'ownerOf'>): readonly string[] => {
  const gone = [...goneWords(edit)].filter(
    (word) => isName(word) && !WEAK.has(word) && isApi(edit.words, word) && ownerOf(word) === 'public',
  );
  return [...new Set([...touchedCalls(edit), ...gone])];
};

/** Several places speak for a rule, so whatever it asks for is the mistake. */
const subjectByNames = (words: ReadonlySet<string>, ownerOf: Evidence['ownerOf']): RuleSubject => {
  const own = [...words].filter((word) => isName(word) && !WEAK.has(word) && ownerOf(word) !== 'public');
  return own.length === 0 ? { kind: 'mistake' } : { kind: 'project', names: own };
};

/**
 * Says what a rule is about, by the words that it asks for: those that the repair takes away or whose call it changes are the mistake,
 * others are merely near. `undefined` for a rule that only tells its example from other code.
 */
export const subjectOf = (rule: Rule, evidence: Evidence): RuleSubject | undefined => {
  const { pair, edit, ownerOf, agreeing } = evidence;
  const words = rulesWords(rule.rule);
  if (isAboutExample(rule, pair) || (isHolder(rule) && !evidence.findsSame(rule))) return undefined;
  if (!literalsIn(words).every(isChoice)) return undefined;
  const gone = [...goneWords(edit)].filter((word) => words.has(word));
  const calls = touchedCalls(edit).filter((name) => words.has(name));
  const strong = gone.filter((word) => isName(word) && !WEAK.has(word));
  const api = strong.filter(
    (word) => isApi(edit.words, word) || /^\p{Lu}\w+(?:Error|Exception|Warning)$/u.test(word),
  );
  const isAgreed = agreeing(rule) > 0;
  const isAlone = !isAgreed && !evidence.findsSame(rule);
  // A name of the project that stays where it was tells where the mistake was made, not what it is.
  const isMerelyThere = (word: string): boolean =>
    isName(word) && ownerOf(word) === 'own' && !gone.includes(word) && !calls.includes(word);
  if (isAlone && [...words].some(isMerelyThere)) return undefined;
  const isRare = (name: string): boolean => ordinaryRate(pair.language, name) < EVERYWHERE;
  // `load` is everywhere, `yaml.load` is not.
  const isTelling = (name: string): boolean =>
    isAgreed ||
    calls.includes(name) ||
    isRare(name) ||
    ownersOf(edit.words, name).some((owner) => words.has(owner) && isRare(owner));
  const isPublic = (name: string): boolean =>
    ownerOf(name) === 'public' && !(isAlone && isOwnMember(edit.words, name));
  if ([...calls, ...api].some((name) => isPublic(name) && isTelling(name))) return { kind: 'mistake' };
  if (calls.length > 0) return { kind: 'project', names: calls };
  const isMeant = (word: string): boolean =>
    CONSTANTS.has(word) || (isName(word) && !WEAK.has(word) && ownerOf(word) === 'public' && isRare(word));
  const isBeside = besides(edit).some((word) => words.has(word) && isMeant(word));
  if (strong.length === 0 && gone.length > 0 && isBeside) return { kind: 'mistake' };
  if (api.length > 0 && gone.length > 1) return { kind: 'mistake' };
  const others = [...words].filter((word) => isName(word) && !WEAK.has(word) && ownerOf(word) === 'public');
  const isWeakGone = gone.some((word) => !isName(word) || WEAK.has(word));
  if (isWeakGone && others.length > 0 && strong.length === 0 && isAgreed) return { kind: 'mistake' };
  if (strong.length > 0 && isAgreed) return { kind: 'project', names: strong };
  return evidence.findsSame(rule) ? subjectByNames(words, ownerOf) : undefined;
};
