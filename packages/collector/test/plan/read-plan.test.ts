import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/index.ts';

const patternsIn = async (text: string): Promise<readonly string[]> => (await readPlan(text)).patterns;

const section = (items: string): string => `## Patterns to Apply\n${items}`;

describe('readPlan', () => {
  it.each([
    ['any bullet', '- [ ] a\n\n* [x] b\n\n+ [X] c\n\n1. [ ] d\n\n2) [ ] e', ['a', 'b', 'c', 'd', 'e']],
    ['nested items', '- [ ] a\n  1. [ ] b\n     * [x] c', ['a', 'b', 'c']],
    [
      'annotations',
      '- [ ] a (why)\n- [ ] b - why\n- [ ] c: why\n- [ ] d — why\n- [ ] e # why\n- [ ] f [HIGH]',
      ['a', 'b', 'c', 'd', 'e', 'f'],
    ],
    [
      'inline markup',
      '- [ ] `a_b` - x\n- [ ] **c_d**: y\n- [ ] [e_f](http://x.test)\n- [ ] *g*',
      ['a_b', 'c_d', 'e_f', 'g'],
    ],
    [
      'names with dashes, dots and spaces',
      '- [ ] no-console\n- [ ] a.b\n- [ ] two words\n- [ ] @scope/rule-id',
      ['no-console', 'a.b', 'two words', '@scope/rule-id'],
    ],
    ['other spellings of a name once', '- [ ] a_b\n- [ ] A-B\n- [ ] aB', ['a_b']],
    ['other languages', '- [ ] prüfe_grenzen\n- [ ] 境界', ['prüfe_grenzen', '境界']],
  ])('reads %s', async (_, items, names) => {
    expect(await patternsIn(section(items))).toEqual(names);
  });

  it.each([
    ['items without a box', '- a\n- b'],
    ['struck-out names', '- [ ] ~~a~~'],
    ['fenced code', '```\n- [ ] a\n```'],
    ['indented code', '\n    - [ ] a'],
    ['comments', '<!--\n- [ ] a\n-->\n<!-- - [ ] b -->'],
    ['quotations', '> - [ ] a'],
    ['comments instead of names', '- [ ] #a\n- [ ] <!-- a -->'],
  ])('leaves out %s and says that there is nothing', async (_, items) => {
    expect(await readPlan(section(items))).toMatchObject({
      patterns: [],
      problems: [{ code: 'NO_PATTERNS' }],
    });
  });

  it.each([
    '# T\n\n### patterns  to apply:\n- [ ] a',
    'Patterns to Apply\n===\n- [ ] a',
    '\uFEFF## Patterns to Apply ##\r\n- [ ] a\r\n',
  ])('finds the heading in %j', async (text) => {
    expect(await patternsIn(text)).toEqual(['a']);
  });

  it('ends at the next heading of its level or above; sub-headings belong to it', async () => {
    const text =
      '## Patterns to Apply\n- [ ] a\n### More\n- [ ] b\n# Other\n- [ ] c\n## Patterns to Apply\n- [ ] d';
    expect(await patternsIn(text)).toEqual(['a', 'b']);
  });

  it('names the line of an item that can be no pattern and keeps the others', async () => {
    const { patterns, problems } = await readPlan(
      section('- [ ] ../../etc/passwd\n- [ ] <b>x</b>\n- [ ] fine'),
    );
    expect(patterns).toEqual(['fine']);
    expect(problems).toMatchObject([
      { code: 'INVALID_PATTERN_NAME', line: 2 },
      { code: 'INVALID_PATTERN_NAME', line: 3 },
    ]);
  });

  it('says when there is no such section', async () => {
    expect(await readPlan('# T', { sectionHeading: 'Lessons' })).toEqual({
      patterns: [],
      problems: [
        {
          severity: 'warning',
          code: 'SECTION_NOT_FOUND',
          message: 'The plan has no heading "Lessons"; add one with a checklist of patterns under it.',
        },
      ],
    });
  });

  it.each(['- '.repeat(100_000), '*a '.repeat(50_000), '>'.repeat(100_000)])(
    'does not choke on %.20s…',
    async (items) => {
      expect((await readPlan(section(`${items}\n\n\n- [ ] a`))).problems.length).toBeLessThanOrEqual(1);
    },
  );
});
