import { matchRule } from '@feedback/rules';
import type { RuleObject } from '@feedback/schema';
import { callOf, inArguments, type Callee } from '../callee.ts';
import { callsAround } from '../calls-around.ts';
import { calleeOf, calleeText, ownNames } from './callee-of.ts';
import { familyOf, type ReadSlip, type SlipCase } from './slip.ts';

const HAS_TEXT: RuleObject = { has: { stopBy: 'end', kind: 'string' } };

/** Texts that are put together from parts. */
const BUILT: Readonly<Record<'python' | 'ecmascript', RuleObject>> = {
  python: {
    any: [
      { kind: 'string', has: { kind: 'interpolation' } },
      { kind: 'concatenated_string', has: { stopBy: 'end', kind: 'interpolation' } },
      { kind: 'binary_operator', ...HAS_TEXT },
      {
        kind: 'call',
        has: {
          field: 'function',
          kind: 'attribute',
          all: [
            { has: { field: 'object', kind: 'string' } },
            { has: { field: 'attribute', regex: '^format$' } },
          ],
        },
      },
    ],
  },
  ecmascript: {
    any: [
      { kind: 'template_string', has: { kind: 'template_substitution' } },
      { kind: 'binary_expression', ...HAS_TEXT },
    ],
  },
};

const first = (rule: RuleObject): RuleObject => inArguments({ has: { nthChild: 1, ...rule } });

const builtRule = ({ pair: { language } }: SlipCase, callee: Callee): RuleObject =>
  callOf(language, callee, first(BUILT[familyOf(language)]));

/** The same call with a text as it is, and what belongs into it beside it. */
const isRepaired = ({ pair: { language, bad, good } }: SlipCase, callee: Callee): boolean => {
  const rule = callOf(
    language,
    callee,
    first({ kind: 'string', not: BUILT[familyOf(language)] }),
    inArguments({ has: { nthChild: 2 } }),
  );
  const count = (code: string): number => matchRule({ language, rule }, { language, code }).length;
  return count(good) > count(bad);
};

/** A text that is put together where the call takes its parts: `execute(f"… {name}")`, `info("%s" % name)`. */
export const readBuiltText: ReadSlip = (place) => {
  const { edit, pair } = place;
  for (const { at } of edit.hunks) {
    const [around] = callsAround(edit.words, at);
    if (around?.kind !== 'call') continue;
    const named = edit.words.findIndex(
      (word, index) => word === around.name && edit.words[index + 1] === '(',
    );
    const isMember = edit.words[named - 1] === '.';
    const callee = calleeOf(place, isMember ? [edit.words[named - 2] ?? '', around.name] : [around.name]);
    if (callee === undefined || !isRepaired(place, callee)) continue;
    const text = calleeText(callee);
    return {
      name: `${text}_with_built_text`,
      told: `The text for \`${text}\` was put together where it takes the parts by themselves.`,
      rule: { language: pair.language, rule: builtRule(place, callee) },
      names: ownNames(place, callee),
      mustBeGone: true,
    };
  }
  return undefined;
};
