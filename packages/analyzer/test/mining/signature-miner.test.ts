import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnalyzerError } from '../../src/analyzer-error.ts';
import { SignatureMiner, type SignatureMinerOptions } from '../../src/mining/signature-miner.ts';

const WORDS = ['alpha', 'bravo', 'carol', 'delta', 'echo', 'fox', 'golf', 'hotel', 'india'] as const;

const mined = (lines: readonly string[], options?: SignatureMinerOptions) => {
  const miner = new SignatureMiner(options);
  const ids = lines.map((line) => miner.add(line).id);
  return { miner, groups: ids.map((id) => miner.resolve(id)) };
};

const groupsOf = (lines: readonly string[]): string[] => mined(lines).groups;

const together = (lines: readonly string[]): boolean => new Set(groupsOf(lines)).size === 1;

/** Any UTF-16 units, halves of surrogate pairs among them; fast-check's own `binary` takes seconds to prepare. */
const anyUnit = fc.nat(0xff_ff).map((unit) => String.fromCodePoint(unit));

describe('SignatureMiner', () => {
  it('puts lines together that differ in values', () => {
    const miner = new SignatureMiner();
    const first = miner.add('Deleted basket 17 after 3 ms');
    const second = miner.add('Deleted basket 18 after 12 ms');
    expect(first.isNew).toBe(true);
    expect(second).toEqual({ id: first.id, template: 'Deleted basket <*> after <*>', isNew: false });
  });

  it('keeps verbs apart that stand at one place', () => {
    expect(new Set(groupsOf(['Took 3 s to build the basket', 'Took 2 s to clear the basket'])).size).toBe(2);
  });

  it('needs two values after a word that announces one', () => {
    expect(together(['session opened for user ann', 'session opened for user bob'])).toBe(true);
  });

  it('needs three identifiers where nothing announces them', () => {
    const lines = ['loading cart-api now', 'loading stock_api now', 'loading priceApi now'];
    expect(together(lines.slice(0, 2))).toBe(false);
    expect(together(lines)).toBe(true);
  });

  it('needs eight words in the middle of a sentence', () => {
    const lines = WORDS.map((word) => `the queue ${word} was drained`);
    expect(together(lines.slice(0, 7))).toBe(false);
    expect(together(lines)).toBe(true);
  });

  it('does not take what a line is about for a value', () => {
    expect(new Set(groupsOf(WORDS.map((word) => `${word} startup succeeded`))).size).toBe(WORDS.length);
  });

  it('says what an id given before a merge has become', () => {
    const miner = new SignatureMiner();
    const first = miner.add('session opened for user ann');
    const second = miner.add('session opened for user bob');
    expect(first.template).toBe('session opened for user ann');
    expect(miner.resolve(first.id)).toBe(second.id);
    expect(miner.template(first.id)).toBe('session opened for user <*>');
    expect(second.isNew).toBe(false);
  });

  const line = fc
    .tuple(
      fc.constantFrom(...WORDS),
      fc.constantFrom(...WORDS),
      fc.constantFrom('a_b', 'cD', '7', 'ann', 'bob'),
    )
    .map(([one, two, three]) => `${one} ${two} for user ${three} ok`);
  const lines = fc.array(line, { maxLength: 80 });

  it('makes the same groups, with the same ids, in any order', () => {
    fc.assert(
      fc.property(lines, fc.infiniteStream(fc.nat()), (all, random) => {
        const keys = new Map(all.map((each) => [each, random.next().value ?? 0]));
        const shuffled = all.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        const byLine = (order: readonly string[]) => {
          const groups = groupsOf(order);
          return new Map(order.map((each, index) => [each, groups[index]]));
        };
        const [one, two] = [byLine(all), byLine(shuffled)];
        expect(one).toEqual(two);
      }),
      { numRuns: 15 },
    );
  });

  it('finds nothing new in lines that it has seen', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { miner, groups } = mined(all);
        expect(all.map((each) => miner.add(each).isNew)).toEqual(all.map(() => false));
        expect(all.map((each) => miner.resolve(miner.add(each).id))).toEqual(groups);
      }),
      { numRuns: 15 },
    );
  });

  it('goes on after a restart as if there had been none', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const { miner } = mined(before);
        const ids = before.map((each) => miner.add(each).id);
        const restored = SignatureMiner.fromJSON(JSON.parse(JSON.stringify(miner)));
        expect(ids.map((id) => restored.resolve(id))).toEqual(ids.map((id) => miner.resolve(id)));
        for (const each of after) expect(restored.add(each)).toEqual(miner.add(each));
      }),
      { numRuns: 15 },
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyUnit, maxLength: 300 }), (text) => {
        const miner = new SignatureMiner();
        const { id } = miner.add(text);
        expect(miner.resolve(id)).toBe(id);
      }),
    );
  });

  it('stays within its bound, and still groups, when it is full', () => {
    const lines = Array.from({ length: 500 }, (_, index) => {
      const letters = String.fromCodePoint(97 + (index % 26), 97 + (Math.floor(index / 26) % 26));
      return `${letters}x does ${letters}y with ${letters}z badly`;
    });
    const { miner, groups } = mined(lines, { maxTemplates: 20 });
    expect(miner.toJSON().templates.length).toBeLessThan(40);
    expect(groups).toEqual(lines.map((each) => miner.resolve(miner.add(each).id)));
    const restored = SignatureMiner.fromJSON(JSON.parse(JSON.stringify(miner)), { maxTemplates: 20 });
    expect(lines.map((each) => restored.resolve(restored.add(each).id))).toEqual(groups);
  });

  it('refuses what is no state, no id and no bound', () => {
    const code = (act: () => unknown): unknown => {
      try {
        return act();
      } catch (error) {
        return error instanceof AnalyzerError ? error.code : error;
      }
    };
    for (const state of [
      undefined,
      null,
      7,
      [],
      {},
      { version: 2, templates: [], coarse: [] },
      { version: 1, templates: [7], coarse: [] },
    ])
      expect(code(() => SignatureMiner.fromJSON(state))).toBe('INVALID_STATE');
    expect(code(() => new SignatureMiner().resolve('s_x'))).toBe('UNKNOWN_ID');
    expect(code(() => new SignatureMiner({ maxTemplates: 0 }))).toBe('INVALID_OPTION');
  });

  it('explains a group by its constants and by where it saw values vary', () => {
    const { miner, groups } = mined(['session opened for user ann', 'session opened for user bob']);
    expect(miner.explain(groups[0] ?? '')).toMatchInlineSnapshot(`
      {
        "constant": [
          "session",
          "opened",
          "for",
          "user",
        ],
        "template": "session opened for user <*>",
        "together": true,
        "variable": [
          {
            "reason": "“session opened for user <*>” was seen with 2 values after a word that announces one at one place",
            "values": [
              "ann",
              "bob",
            ],
          },
        ],
      }
    `);
  });

  it('explains why two lines are together, and why two are not', () => {
    const { miner } = mined(['session 7 opened for user ann', 'session 8 opened for user bob', 'disk full']);
    expect(miner.explain('session 7 opened for user ann', 'session 8 opened for user bob'))
      .toMatchInlineSnapshot(`
      {
        "constant": [
          "session",
          "opened",
          "for",
          "user",
        ],
        "template": "session <*> opened for user <*>",
        "together": true,
        "variable": [
          {
            "reason": "has a digit in it",
            "values": [
              "7",
            ],
          },
          {
            "reason": "has a digit in it",
            "values": [
              "8",
            ],
          },
          {
            "reason": "“session <*> opened for user <*>” was seen with 2 values after a word that announces one at one place",
            "values": [
              "ann",
              "bob",
            ],
          },
        ],
      }
    `);
    expect(miner.explain('disk full', 'session 8 opened for user bob').together).toBe(false);
    expect(miner.explain('never seen 1', 'never seen 2').together).toBe(true);
  });
});
