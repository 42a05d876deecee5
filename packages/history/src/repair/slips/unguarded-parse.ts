import { matchRule } from '@feedback/rules';
import type { Language, RuleObject } from '@feedback/schema';
import { callOf, type Callee } from '../callee.ts';
import { familyOf, type ReadSlip } from './slip.ts';

/** Functions that throw because of what they are given, not of how they are used. */
const PARSERS: Readonly<Record<'python' | 'ecmascript', readonly Callee[]>> = {
  python: [
    { of: 'json', name: 'loads' },
    { of: 'ast', name: 'literal_eval' },
    { of: 'base64', name: 'b64decode' },
    { of: 'datetime', name: 'fromisoformat' },
    { of: 'datetime', name: 'strptime' },
    { of: 'uuid', name: 'UUID' },
  ],
  ecmascript: [
    { of: 'JSON', name: 'parse' },
    { of: undefined, name: 'decodeURIComponent' },
    { of: undefined, name: 'decodeURI' },
    { of: undefined, name: 'atob' },
    { of: undefined, name: 'BigInt' },
  ],
};

const unguarded = (language: Language, callee: Callee): RuleObject =>
  callOf(language, callee, { not: { inside: { kind: 'try_statement', stopBy: 'end' } } });

/** Data from outside that is read as if it always could be, where the repair tries. */
export const readUnguardedParse: ReadSlip = ({ pair: { language, bad, good } }) => {
  const count = (code: string, rule: RuleObject): number =>
    matchRule({ language, rule }, { language, code }).length;
  const parser = PARSERS[familyOf(language)].find(
    (callee) =>
      count(bad, unguarded(language, callee)) > 0 &&
      count(good, unguarded(language, callee)) === 0 &&
      count(good, callOf(language, callee)) >= count(bad, callOf(language, callee)),
  );
  if (parser === undefined) return undefined;
  const text = parser.of === undefined ? parser.name : `${parser.of}.${parser.name}`;
  return {
    name: `${text}_without_try`,
    told: `\`${text}\` throws when what it is given is wrong, and nobody caught that.`,
    rule: { language, rule: unguarded(language, parser) },
    names: [],
    mustBeGone: true,
  };
};
