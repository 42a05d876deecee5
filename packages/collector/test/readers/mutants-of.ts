import * as fc from 'fast-check';

const PIECES = `< > & " ' { } [ ] , : \\ # null -1 1e999 <![CDATA[ ]]> <!-- <!DOCTYPE __proto__ 1..0`
  .split(' ')
  .concat('\0', '\uFEFF', '\uD800', '\n', '    ', '\u001B[2J', 'ok 99999999999999999999');

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 40 }),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 }), fc.constant('')),
  copy: fc.boolean(),
});

/** A report after a few random cuts, copies and insertions. */
export const mutantOf = (report: string): fc.Arbitrary<string> =>
  fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) =>
    edits.reduce((text, { at, remove, insert, copy }) => {
      const index = at % (text.length + 1);
      const piece = copy ? text.slice(index, index + remove).repeat(2) : '';
      return text.slice(0, index) + insert + piece + text.slice(index + remove);
    }, report),
  );

/** `JSON.stringify` of these is small, and what they make of a reader is not. */
const SHAPES = fc.constantFrom<unknown>(null, 1, 'x', [], {}, [null], [[]], { constructor: 1 }, true);

/** A JSON report in which one value has another shape. */
export const reshaped = (report: string): fc.Arbitrary<string> =>
  fc.tuple(fc.nat({ max: 60 }), SHAPES).map(([position, shape]) => {
    let at = 0;
    return JSON.stringify(JSON.parse(report), (_key, value: unknown) =>
      at++ === position + 1 ? shape : value,
    );
  });
