import { matchRule } from '@feedback/rules';
import type { RuleObject } from '@feedback/schema';
import { callOf, type Callee } from '../callee.ts';
import { calleeOf, calleeText, ownNames } from './callee-of.ts';
import { within, type ReadSlip, type SlipCase } from './slip.ts';

const FILE: RuleObject = { kind: 'identifier', pattern: '$FILE' };

/** What opens something that is given a name, and is neither closed nor handed on in the same block; or that has no name at all. */
const openRules = (callee: Callee): readonly RuleObject[] => {
  const call = callOf('python', callee);
  return [
    {
      kind: 'expression_statement',
      all: [
        {
          has: {
            kind: 'assignment',
            all: [{ has: { field: 'left', ...FILE } }, { has: { field: 'right', ...call } }],
          },
        },
        { not: { precedes: { stopBy: 'end', ...within({ pattern: '$FILE.close' }) } } },
        { not: { precedes: { stopBy: 'end', kind: 'return_statement', has: FILE } } },
      ],
    },
    { kind: 'attribute', has: { field: 'object', ...call } },
  ];
};

/** The names after `with` that the good side has and the bad one has not. */
const opened = ({ pair: { bad, good } }: SlipCase): readonly (readonly string[])[] => {
  const paths = (code: string): readonly string[] =>
    [...code.matchAll(/\bwith\s+([\w.]+)\(/g)].map(([, path = '']) => path);
  const before = paths(bad);
  return paths(good)
    .filter((path) => !before.includes(path))
    .map((path) => path.split('.'));
};

/** What is opened and left open, where the repair opens it `with`. */
export const readLeftOpen: ReadSlip = (place) => {
  const { pair } = place;
  if (pair.language !== 'python') return undefined;
  const { language, bad: code } = pair;
  for (const path of opened(place)) {
    const callee = calleeOf(place, path);
    if (callee === undefined) continue;
    const rules = openRules(callee).filter(
      (rule) => matchRule({ language, rule }, { language, code }).length > 0,
    );
    const [only] = rules;
    if (only === undefined) continue;
    const text = calleeText(callee);
    return {
      name: `${text}_without_with`,
      told: `What \`${text}\` opens was not closed when something failed.`,
      rule: { language, rule: rules.length === 1 ? only : { any: [...rules] } },
      names: ownNames(place, callee),
      mustBeGone: true,
    };
  }
  return undefined;
};
