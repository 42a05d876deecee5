import { ordinaryRate } from '@feedback/rules';
import type { Language, RuleObject } from '@feedback/schema';
import type { NameOwner } from './own-names.ts';
import { isName } from './word-edit.ts';

/** How a language calls the nodes of a call. */
const KINDS = {
  python: { call: 'call', member: 'attribute', name: 'attribute', awaited: 'await' },
  ecmascript: {
    call: 'call_expression',
    member: 'member_expression',
    name: 'property',
    awaited: 'await_expression',
  },
} as const;

const kindsOf = (language: Language) => KINDS[language === 'python' ? 'python' : 'ecmascript'];

/** A regular expression for exactly a text. */
export const exactly = (text: string): string => `^${text.replaceAll(/[$.]/g, String.raw`\$&`)}$`;

/** A method that everybody has, of a thing that nobody knows, is no name of a mistake. */
const EVERYBODYS = 0.3;

/** A function by its name. */
export interface Callee {
  readonly name: string;
  /** The module or class that it is of, where that is a name of more than the example. */
  readonly of: string | undefined;
}

/** The callee whose name is the word before a bracket; `undefined` for a name that could be anything. */
export const calleeAt = (
  words: readonly string[],
  at: number,
  language: Language,
  ownerOf: (name: string) => NameOwner,
): Callee | undefined => {
  const name = words[at] ?? '';
  if (words[at - 1] !== '.') return { name, of: undefined };
  const before = words[at - 2] ?? '';
  const isWhole = words[at - 3] !== '.' && isName(before);
  const isShared = words.filter((word, index) => word === before && words[index + 1] !== '.').length > 0;
  if (
    isWhole &&
    ownerOf(before) === 'public' &&
    (isShared || /^\p{Lu}/u.test(before)) &&
    !/^(?:self|this|cls)$/.test(before)
  )
    return { name, of: before };
  return ordinaryRate(language, name) < EVERYBODYS ? { name, of: undefined } : undefined;
};

/** An owner of several names may be imported by its last one: `os.environ`, `environ`. */
const ownerRule = (language: Language, of: string): RuleObject => {
  const whole = { regex: exactly(of) };
  if (!of.includes('.')) return { kind: 'identifier', ...whole };
  const last = of.slice(of.lastIndexOf('.') + 1);
  return {
    any: [
      { kind: kindsOf(language).member, ...whole },
      { kind: 'identifier', regex: exactly(last) },
    ],
  };
};

const calleeRule = (language: Language, { name, of }: Callee): RuleObject => {
  const { member, name: field } = kindsOf(language);
  const method: RuleObject[] = [
    { has: { field, regex: exactly(name) } },
    ...(of === undefined ? [] : [{ has: { field: 'object', ...ownerRule(language, of) } }]),
  ];
  const attribute: RuleObject = { kind: member, all: method };
  return of === undefined ? { any: [{ kind: 'identifier', regex: exactly(name) }, attribute] } : attribute;
};

/** A call of a function, of which more may be asked. */
export const callOf = (language: Language, callee: Callee, ...more: readonly RuleObject[]): RuleObject => ({
  kind: kindsOf(language).call,
  all: [{ has: { field: 'function', ...calleeRule(language, callee) } }, ...more],
});

/** What is asked of the arguments of a call. */
export const inArguments = (rule: RuleObject): RuleObject => ({ has: { field: 'arguments', ...rule } });
