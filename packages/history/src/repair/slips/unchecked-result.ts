import { matchRule, ordinaryRate } from '@feedback/rules';
import type { Language, RuleObject } from '@feedback/schema';
import { callOf, type Callee } from '../callee.ts';
import { callFrom } from '../calls-around.ts';
import { calleeOf, calleeText, ownNames } from './callee-of.ts';
import { familyOf, within, type ReadSlip, type SlipCase } from './slip.ts';

const NAME = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;

/** What a condition that asks whether there is a result looks like; the name of the result is what they capture. */
const CHECKS: Readonly<Record<'python' | 'ecmascript', RegExp>> = {
  python: new RegExp(
    String.raw`^if (?:not )?(?:len\()?(${NAME})\)?(?: (?:is|is not|==|!=|>|<) (?:None|0|1|\[\]|""|''))?:`,
    'u',
  ),
  ecmascript: new RegExp(
    String.raw`^if \(!?(${NAME})(?:\.length)?(?: (?:[!=]==?|>|<) (?:null|undefined|0|1))?\)`,
    'u',
  ),
};

const questionsIn = (language: Language, code: string): readonly string[] =>
  matchRule({ language, rule: { kind: 'if_statement' } }, { language, code }).flatMap(
    ({ start }) => CHECKS[familyOf(language)].exec(code.slice(start))?.[1] ?? [],
  );

/** The names that the repair asks about and the code before did not. */
const checkedNames = ({ pair: { language, bad, good }, edit }: SlipCase): readonly string[] => {
  const before = questionsIn(language, bad);
  const asked = questionsIn(language, good).filter((name) => !before.includes(name));
  const chained = edit.hunks.flatMap(({ at, removed, added }) =>
    removed.join() === '.' && added.join() === '?.' ? [edit.words[at - 1] ?? ''] : [],
  );
  return [...new Set([...asked, ...chained])];
};

/** What gives a result, and how people call it. */
interface Source {
  readonly rule: RuleObject;
  readonly name: string;
  readonly told: string;
  readonly names: readonly string[];
}

/** Methods that everybody has, and that give nothing when they find nothing. */
const FINDERS = new Set(
  'match search fullmatch find findLast exec querySelector closest getElementById fetchone first pop shift'.split(
    ' ',
  ),
);
/** What is called so has all kinds of results. */
const EVERYBODYS = 0.3;

const isTelling = (language: Language, { name, of }: Callee): boolean =>
  of !== undefined || FINDERS.has(name) || ordinaryRate(language, name) < EVERYBODYS;

const ofCall = (place: SlipCase, path: readonly string[]): Source | undefined => {
  const callee = calleeOf(place, path);
  const { language } = place.pair;
  if (callee === undefined || !isTelling(language, callee)) return undefined;
  const text = calleeText(callee);
  return {
    rule: callOf(language, callee),
    name: text,
    told: `What \`${text}\` gave`,
    names: ownNames(place, callee),
  };
};

const FILTERED: Source = {
  rule: { kind: 'list_comprehension', has: { kind: 'if_clause' } },
  name: 'filtered_list',
  told: 'A list of what fulfils a condition',
  names: [],
};

/** What a name is made by in the example. */
const sourceOf = (place: SlipCase, name: string): Source | undefined => {
  const { words } = place.edit;
  const at = words.findIndex(
    (word, index) => word === name && words[index + 1] === '=' && words[index - 1] !== '.',
  );
  if (at < 0) return undefined;
  const start = words[at + 2] === 'await' ? at + 3 : at + 2;
  if (words[start] === '[') return place.pair.language === 'python' ? FILTERED : undefined;
  if (callFrom(words, start) === undefined) return undefined;
  return ofCall(
    place,
    words.slice(start, words.indexOf('(', start)).filter((word) => word !== '.'),
  );
};

/** What gives a name to a result; it may have to be waited for. */
const assigned = (language: Language, source: RuleObject): RuleObject => {
  if (language === 'python')
    return {
      kind: 'expression_statement',
      has: {
        kind: 'assignment',
        all: [
          { has: { field: 'left', kind: 'identifier', pattern: '$RESULT' } },
          { has: { field: 'right', any: [source, { kind: 'await', has: source }] } },
        ],
      },
    };
  return {
    any: [{ kind: 'lexical_declaration' }, { kind: 'variable_declaration' }],
    has: {
      kind: 'variable_declarator',
      all: [
        { has: { field: 'name', kind: 'identifier', pattern: '$RESULT' } },
        { has: { field: 'value', any: [source, { kind: 'await_expression', has: source }] } },
      ],
    },
  };
};

const RESULT: RuleObject = { kind: 'identifier', pattern: '$RESULT' };

const USES: Readonly<Record<'python' | 'ecmascript', RuleObject>> = {
  python: {
    any: [
      { kind: 'attribute', has: { field: 'object', ...RESULT } },
      { kind: 'subscript', has: { field: 'value', ...RESULT } },
    ],
  },
  ecmascript: {
    any: [
      {
        kind: 'member_expression',
        all: [{ has: { field: 'object', ...RESULT } }, { not: { has: { kind: 'optional_chain' } } }],
      },
      {
        kind: 'subscript_expression',
        all: [{ has: { field: 'object', ...RESULT } }, { not: { has: { kind: 'optional_chain' } } }],
      },
    ],
  },
};

/** What may ask within a statement whether there is a result. */
const ASKS: Readonly<Record<'python' | 'ecmascript', readonly string[]>> = {
  python: ['conditional_expression', 'boolean_operator', 'not_operator', 'if_clause', 'lambda'],
  ecmascript: ['ternary_expression', 'binary_expression', 'unary_expression', 'arrow_function'],
};

const STATEMENTS: Readonly<Record<'python' | 'ecmascript', readonly string[]>> = {
  python: ['expression_statement', 'return_statement'],
  ecmascript: ['expression_statement', 'return_statement', 'lexical_declaration', 'variable_declaration'],
};

const kinds = (names: readonly string[]): RuleObject => ({ any: names.map((kind) => ({ kind })) });

/** The first statement that has the result of a call, and reaches into it as if there always were one. */
const uncheckedRule = (language: Language, source: RuleObject): RuleObject => {
  const family = familyOf(language);
  const made = assigned(language, source);
  return {
    ...kinds(STATEMENTS[family]),
    all: [
      { follows: { stopBy: 'end', ...made } },
      within(USES[family]),
      { not: within({ ...kinds(ASKS[family]), ...within(RESULT) }) },
      { not: { follows: { stopBy: 'end', ...within(RESULT), follows: { stopBy: 'end', ...made } } } },
    ],
  };
};

/** A result that may be none, which the repair asks about before it is used: `m = re.match(…)`, `m.group()`. */
export const readUncheckedResult: ReadSlip = (place) => {
  const { language } = place.pair;
  const [source] = checkedNames(place).flatMap((name) => sourceOf(place, name) ?? []);
  if (source === undefined) return undefined;
  return {
    name: `${source.name}_unchecked`,
    told: `${source.told} was used without asking whether there is anything.`,
    rule: { language, rule: uncheckedRule(language, source.rule) },
    names: source.names,
    mustBeGone: true,
  };
};
