import { matchRule } from '@feedback/rules';
import type { RuleObject } from '@feedback/schema';
import { ECMASCRIPT_FORMS, PYTHON_FORMS, type Form } from './forms.ts';
import { familyOf, type ReadSlip, type SlipCase } from './slip.ts';

const FORMS = { python: PYTHON_FORMS, ecmascript: ECMASCRIPT_FORMS } as const;

const countIn = ({ language }: SlipCase['pair'], code: string, rule: RuleObject): number =>
  matchRule({ language, rule }, { language, code }).length;

const isRepaired = ({ pair }: SlipCase, { bad, repaired }: Form): boolean =>
  countIn(pair, pair.bad, bad) > 0 &&
  countIn(pair, pair.good, bad) === 0 &&
  countIn(pair, pair.good, repaired) > countIn(pair, pair.bad, repaired);

/** Forms of code that are a mistake wherever they are, as `except:`. */
export const readForm: ReadSlip = (place) => {
  const { language } = place.pair;
  const form = FORMS[familyOf(language)].find((each) => isRepaired(place, each));
  if (form === undefined) return undefined;
  const { name, told, bad } = form;
  return { name, told, rule: { language, rule: bad }, names: [], mustBeGone: false };
};
