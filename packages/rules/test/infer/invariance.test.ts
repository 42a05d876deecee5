import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferRule, matchRule } from '../../src/index.ts';
import { ECMASCRIPT_PAIRS } from './ecmascript-pairs.ts';
import { PYTHON_PAIRS } from './python-pairs.ts';
import { renamed } from './renamed.ts';

const FAMILIES = [
  ['python', PYTHON_PAIRS],
  ['javascript', ECMASCRIPT_PAIRS],
] as const;

describe.each(FAMILIES)('a rule for %s', (language, pairs) => {
  const rules = pairs.flatMap((pair) => {
    const rule = inferRule({ ...pair, language });
    return rule ? [{ pair, rule }] : [];
  });
  const hits = (rule: (typeof rules)[number]['rule'], code: string): number =>
    matchRule(rule, { language, code }).length;

  it('survives renaming of what the examples named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.stringMatching(/^[a-z]{3,8}$/), ({ pair, rule }, suffix) => {
        const rename = (name: string): string => `${name}_${suffix}`;
        expect(hits(rule, renamed({ language, code: pair.bad }, rename))).toBe(hits(rule, pair.bad));
        expect(hits(rule, renamed({ language, code: pair.good }, rename))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('survives another layout', () => {
    const broken = rules.filter(({ pair, rule }) => {
      const note = language === 'python' ? '# a note' : '// a note';
      const airy = `${note}\n\n${pair.bad.replaceAll(/, (?=[a-z])/g, ',  ')}\n\n${note}\n`;
      return hits(rule, airy) !== hits(rule, pair.bad);
    });
    expect(broken.map(({ pair }) => pair.name)).toEqual([]);
  });

  it('is inferred alike from renamed examples', () => {
    const different = rules.filter(({ pair, rule }) => {
      const other = inferRule({
        name: pair.name,
        language,
        bad: renamed({ language, code: pair.bad }, (name) => `${name}_too`),
        good: renamed({ language, code: pair.good }, (name) => `${name}_too`),
      });
      return !other || hits(other, pair.bad) !== hits(rule, pair.bad);
    });
    expect(different.map(({ pair }) => pair.name)).toEqual([]);
  });
});
