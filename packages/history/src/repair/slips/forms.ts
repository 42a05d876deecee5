import type { RuleObject } from '@feedback/schema';

/** A form of code that is a mistake by itself, and what shows that a repair repaired it rather than took it away. */
export interface Form {
  readonly name: string;
  readonly told: string;
  readonly bad: RuleObject;
  /** There is more of it after the repair. */
  readonly repaired: RuleObject;
}

const ONLY_PASS: RuleObject = {
  has: { kind: 'block', not: { has: { not: { any: [{ kind: 'pass_statement' }, { kind: 'comment' }] } } } },
};
const BROAD = String.raw`^except\s*(?:Exception|BaseException)\b`;
const BARE = String.raw`^except\s*:`;
const MUTABLE: RuleObject = {
  any: [
    { kind: 'list' },
    { kind: 'dictionary' },
    { kind: 'set' },
    { kind: 'call', regex: String.raw`^(?:list|dict|set)\(\s*\)$` },
  ],
};
const DEFAULTS: readonly RuleObject[] = [{ kind: 'default_parameter' }, { kind: 'typed_default_parameter' }];
const RAISED: RuleObject = {
  kind: 'raise_statement',
  has: { nthChild: 1, kind: 'call' },
  inside: { kind: 'except_clause', stopBy: 'end' },
};
const HAS_CAUSE = String.raw`\bfrom\s+[\w.()]+$`;
const LITERAL = '^(?:string|concatenated_string|integer|float|list|dictionary|tuple|set)$';

/** What compares with a text or a number by identity. */
const comparing = (operators: string): RuleObject => ({
  kind: 'comparison_operator',
  all: [
    { has: { field: 'operators', regex: operators } },
    {
      has: {
        any: LITERAL.slice(4, -2)
          .split('|')
          .map((kind) => ({ kind })),
      },
    },
  ],
});

export const PYTHON_FORMS: readonly Form[] = [
  {
    name: 'bare_except',
    told: 'An `except:` without an exception catches all of them, also those that should stop the program.',
    bad: { kind: 'except_clause', regex: BARE },
    repaired: { kind: 'except_clause', not: { regex: BARE } },
  },
  {
    name: 'silent_except',
    told: 'Any error was caught and passed over in silence.',
    bad: { kind: 'except_clause', any: [{ regex: BROAD }, { regex: BARE }], all: [ONLY_PASS] },
    repaired: { kind: 'except_clause', not: ONLY_PASS },
  },
  {
    name: 'broad_except',
    told: 'Any exception was caught where only some were meant.',
    bad: { kind: 'except_clause', regex: BROAD, not: { has: { stopBy: 'end', kind: 'raise_statement' } } },
    repaired: { kind: 'except_clause', not: { any: [{ regex: BROAD }, { regex: BARE }] } },
  },
  {
    name: 'mutable_default',
    told: 'A default that can be changed is the same one in all calls.',
    bad: { any: [...DEFAULTS], has: { field: 'value', ...MUTABLE } },
    repaired: { any: [...DEFAULTS], not: { has: { field: 'value', ...MUTABLE } } },
  },
  {
    name: 'assert_of_tuple',
    told: 'An `assert` of a tuple never fails.',
    bad: { kind: 'assert_statement', has: { nthChild: 1, kind: 'tuple' } },
    repaired: { kind: 'assert_statement', not: { has: { nthChild: 1, kind: 'tuple' } } },
  },
  {
    name: 'identity_of_literal',
    told: 'Whether a text or number is the same object says nothing of whether it is equal.',
    bad: comparing(String.raw`^is(?:\s+not)?$`),
    repaired: comparing('^[!=]=$'),
  },
  {
    name: 'raise_without_cause',
    told: 'An exception was raised in place of another one and did not say so.',
    bad: { ...RAISED, not: { regex: HAS_CAUSE } },
    repaired: { ...RAISED, regex: HAS_CAUSE },
  },
];

const NOTHING: RuleObject = {
  any: [{ kind: 'null' }, { kind: 'undefined' }, { regex: '^(?:null|undefined)$' }],
};
const comparison = (operators: string): RuleObject => ({
  kind: 'binary_expression',
  has: { field: 'operator', regex: operators },
});
/** A comment in it says why. */
const EMPTY: RuleObject = { has: { field: 'body', regex: String.raw`^\{\s*\}$` } };
const calledWithAsync = (methods: string): RuleObject => ({
  kind: 'call_expression',
  all: [
    {
      has: {
        field: 'function',
        kind: 'member_expression',
        has: { field: 'property', regex: `^(?:${methods})$` },
      },
    },
    {
      has: {
        field: 'arguments',
        has: {
          nthChild: 1,
          any: [{ kind: 'arrow_function' }, { kind: 'function_expression' }],
          regex: String.raw`^async\b`,
        },
      },
    },
  ],
});
/** What waits for each of some things. */
const WAITING: RuleObject = {
  any: [
    { kind: 'for_in_statement' },
    { kind: 'for_statement' },
    { kind: 'call_expression', has: { field: 'function', regex: String.raw`^Promise\.(?:all|allSettled)$` } },
  ],
};

export const ECMASCRIPT_FORMS: readonly Form[] = [
  {
    name: 'loose_equality',
    told: '`==` and `!=` convert what they compare.',
    bad: { ...comparison('^[!=]=$'), not: { has: NOTHING } },
    repaired: comparison('^[!=]==$'),
  },
  {
    name: 'async_for_each',
    told: 'Nobody waits for an async function that is given to `forEach`, nor hears of its errors.',
    bad: calledWithAsync('forEach'),
    repaired: WAITING,
  },
  {
    name: 'async_predicate',
    told: 'An async function is always true to a method that asks yes or no.',
    bad: calledWithAsync('filter|some|every|find|findIndex'),
    repaired: WAITING,
  },
  {
    name: 'empty_catch',
    told: 'An error was caught and passed over in silence.',
    bad: { kind: 'catch_clause', all: [EMPTY] },
    repaired: { kind: 'catch_clause', not: EMPTY },
  },
];
