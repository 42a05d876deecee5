import type { Language } from '@feedback/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../src/index.ts';
import { aPattern, aRule } from '../a-pattern.ts';

const linesFound = (language: Language, code: string): number[] => {
  const patterns = [aPattern({ rule: aRule(language, 'risky($A)') })];
  return checkCode({ patterns, path: 'x', language, code }).findings.map(({ line }) => line);
};

describe('feedback-ignore', () => {
  it.each<[string, Language, string, number[]]>([
    ['its own line', 'python', 'risky(1)  # feedback-ignore risky_call: checked above\nrisky(2)', [2]],
    ['the line after one of its own', 'python', '# feedback-ignore risky_call: why\nrisky(1)\nrisky(2)', [3]],
    ['the code behind further comments', 'python', '# feedback-ignore risky_call\n# more\n\nrisky(1)', []],
    ['every pattern when it names none', 'python', 'risky(1)  # feedback-ignore', []],
    ['every pattern when it gives only a reason', 'python', 'risky(1)  # feedback-ignore: generated', []],
    ['a pattern in another spelling', 'python', 'risky(1)  # feedback-ignore Risky-Call', []],
    ['one of several patterns', 'python', 'risky(1)  # feedback-ignore other, risky_call: why', []],
    ['a line of TypeScript', 'typescript', '// feedback-ignore risky_call: why\nrisky(1);', []],
    ['a line behind a block comment', 'typescript', '/* feedback-ignore risky_call */\nrisky(1);', []],
    ['a line of JSX', 'tsx', 'x = <a>\n  {/* feedback-ignore risky_call */}\n  {risky(1)}\n</a>', []],
    ['nothing for another pattern', 'python', 'risky(1)  # feedback-ignore other: why', [1]],
    ['nothing from within a string', 'python', 'risky("# feedback-ignore")', [1]],
    [
      'nothing from within a string of several lines',
      'python',
      'x = """\n# feedback-ignore\n"""; risky(1)',
      [3],
    ],
    ['nothing behind a longer word', 'python', 'risky(1)  # feedback-ignored', [1]],
    ['nothing after a comment at the end of a line', 'python', 'x = 1  # feedback-ignore\nrisky(1)', [2]],
  ])('suppresses %s', (_, language, code, expected) => {
    expect(linesFound(language, code)).toEqual(expected);
  });

  it('suppresses exactly the lines that carry it', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (ignored) => {
        const code = ignored
          .map((is) => (is ? 'risky(1)  # feedback-ignore risky_call: x' : 'risky(1)'))
          .join('\n');
        expect(linesFound('python', code)).toEqual(ignored.flatMap((is, index) => (is ? [] : [index + 1])));
      }),
    );
  });
});
