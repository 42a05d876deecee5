import type { Language, Rule } from '@feedback/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSyntax, fixWithRule, inferRule } from '../../../src/index.ts';

interface Lesson {
  readonly language: Language;
  readonly rule: Rule;
  /** A place with the mistake, indented by four spaces a level. */
  readonly place: string;
}

const lesson = (language: Language, head: string, bad: string, good: string): Lesson => {
  const rule = inferRule({ name: 'lesson', language, bad: head + bad, good: head + good });
  if (rule?.fix === undefined) throw new Error(`No fix was inferred for ${bad}`);
  return { language, rule, place: bad };
};

const COURIER = 'import courier\n\n';
const PYTHON = [
  lesson('python', COURIER, 'courier.send(parcel)\n', 'courier.send(parcel, limit=10)\n'),
  lesson(
    'python',
    COURIER,
    'if courier.known(town):\n    raise StopIteration(town)\nelse:\n    way(town)\n',
    'if courier.known(town):\n    raise StopIteration(town)\nway(town)\n',
  ),
  lesson(
    'python',
    COURIER,
    'courier.send(\n    parcel,\n    town,\n)\n',
    'courier.send(\n    parcel,\n    town,\n    limit=10,\n)\n',
  ),
  lesson(
    'python',
    COURIER,
    'for x in courier.freeze(boxes):\n    print(x)\n',
    'for x in boxes:\n    print(x)\n',
  ),
];
const JAVASCRIPT = [
  lesson(
    'javascript',
    '',
    'setImmediate(function (item) {\n    send(item);\n});\n',
    'setImmediate((item) => {\n    send(item);\n});\n',
  ),
  lesson('javascript', '', 'do wait(); while (busy);\n', 'do {\n    wait();\n} while (busy);\n'),
];

const within = (text: string, depth: number, unit: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => unit.repeat(depth) + line.replaceAll('    ', unit))
    .join('\n');

const STYLE = fc.record({
  unit: fc.constantFrom('  ', '    ', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  depths: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
  comment: fc.constantFrom('', ' why', ' é 😀'),
});
type Style = typeof STYLE extends fc.Arbitrary<infer T> ? T : never;

const HEADS = { python: ['if a:', 'def f():'], javascript: ['if (a) {', 'function f() {'] } as const;

/** The same place several times, at several depths, each after a comment. */
const program = ({ language, place }: Lesson, { unit, newline, depths, comment }: Style): string => {
  const isPython = language === 'python';
  const heads = HEADS[isPython ? 'python' : 'javascript'];
  const blocks = depths.map((depth) => {
    const around = heads.slice(0, depth);
    return [
      ...around.map((head, index) => unit.repeat(index) + head),
      `${unit.repeat(depth)}${isPython ? '#' : '//'}${comment}`,
      within(place, depth, unit),
      ...(isPython ? [] : around.map((_, index) => `${unit.repeat(around.length - 1 - index)}}`)),
    ].join('\n');
  });
  return `${isPython ? COURIER : ''}${blocks.join('\n')}\n`.replaceAll('\n', newline);
};

const cases = fc.tuple(fc.constantFrom(...PYTHON, ...JAVASCRIPT), STYLE).map(([each, style]) => ({
  language: each.language,
  rule: each.rule,
  place: each.place,
  style,
  code: program(each, style),
}));

const fixed = ({ language, rule, code }: { language: Language; rule: Rule; code: string }): string =>
  fixWithRule(rule, { language, code });

const lines = (code: string): readonly string[] => code.split(/\r?\n/);

describe('any inferred fix', () => {
  it('repairs all places of a file at once, parses, and changes nothing when made again', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const code = fixed(each);
        expect(code).not.toBe(each.code);
        expect(checkSyntax({ language: each.language, code })).toEqual([]);
        expect(fixed({ ...each, code })).toBe(code);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps comments, line ends and the unit of indentation', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const code = fixed(each);
        const { newline, unit, comment } = each.style;
        const isComment = (line: string): boolean => /^\s*(?:#|\/\/)/.test(line) && line.endsWith(comment);
        expect(lines(code).filter(isComment)).toEqual(lines(each.code).filter(isComment));
        expect(code.replaceAll('\r\n', '').includes('\n')).toBe(newline === '\n');
        const indents = lines(code).map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
        const isIndented = lines(each.code).some((line) => line.startsWith(unit));
        const isOdd = (indent: string): boolean => indent.replaceAll(unit, '') !== '';
        expect(isIndented ? indents.filter(isOdd) : []).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('is the same in every place of a file', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const alone = fixed({ ...each, code: program(each, { ...each.style, depths: [0], comment: '' }) });
        const many = fixed(each);
        const words = (text: string): string => text.replaceAll(/\s+|#[^\n]*|\/\/[^\n]*/g, '');
        const place = words(alone).replace(words(COURIER), '');
        expect(words(many).split(place).length - 1).toBe(each.style.depths.length);
      }),
      { numRuns: 20 },
    );
  });
});
