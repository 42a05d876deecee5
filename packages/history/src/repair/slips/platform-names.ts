import { matchRule } from '@feedback/rules';
import type { RuleObject } from '@feedback/schema';
import { exactly } from '../callee.ts';
import { goneWords } from '../word-edit.ts';
import { definedNames } from '../own-names.ts';
import type { ReadSlip } from './slip.ts';

const OWNERS = /^(?:Number|Object|Array|Math|String|Promise|Reflect|globalThis|window)$/;

/** A global function for which the repair takes the one of a class: `isNaN(x)`, `Number.isNaN(x)`. */
export const readGlobalFunction: ReadSlip = ({ pair, edit: { words, hunks } }) => {
  const { language, bad } = pair;
  if (language === 'python' || hunks.length === 0) return undefined;
  const names = new Set(hunks.map(({ at }) => words[at] ?? ''));
  const owners = new Set(hunks.map(({ added: [owner = ''] }) => owner));
  const [name = ''] = names;
  const [owner = ''] = owners;
  const isOne = names.size === 1 && owners.size === 1 && OWNERS.test(owner);
  const isOwner = hunks.every(
    ({ at, removed, added }) =>
      removed.length === 0 &&
      added.length === 2 &&
      added[1] === '.' &&
      words[at + 1] === '(' &&
      words[at - 1] !== '.',
  );
  if (!isOne || !isOwner || definedNames(pair, bad).has(name)) return undefined;
  return {
    name: `${name}_instead_of_${owner}.${name}`,
    told: `The global \`${name}\` was used where \`${owner}.${name}\` is right.`,
    rule: {
      language,
      rule: { kind: 'call_expression', has: { field: 'function', kind: 'identifier', regex: exactly(name) } },
    },
    names: [],
    mustBeGone: true,
  };
};

/** Properties whose assignment makes code of a text. */
const PROPERTIES = ['innerHTML', 'outerHTML', 'srcdoc'] as const;

const assigns = (property: string): RuleObject => ({
  any: [{ kind: 'assignment_expression' }, { kind: 'augmented_assignment_expression' }],
  has: {
    field: 'left',
    kind: 'member_expression',
    has: { field: 'property', regex: exactly(property) },
  },
});

/** A property that makes code of a text, where the repair takes another way. */
export const readProperty: ReadSlip = ({ pair: { language, bad }, edit }) => {
  if (language === 'python') return undefined;
  const gone = goneWords(edit);
  const property = PROPERTIES.find(
    (name) =>
      gone.has(name) && matchRule({ language, rule: assigns(name) }, { language, code: bad }).length > 0,
  );
  if (property === undefined || edit.hunks.every(({ added }) => added.length === 0)) return undefined;
  return {
    name: `assigned_${property}`,
    told: `A text was made code by assigning it to \`${property}\`.`,
    rule: { language, rule: assigns(property) },
    names: [],
    mustBeGone: true,
  };
};
