/**
 * How many ways there are to match an expression at one place of a text of length n: at most `ways` × n^`degree`.
 * JavaScript's engine may try all of them before it gives up. `rounds`: how often a counted repetition goes round in each.
 */
export interface ExpressionCost {
  readonly ways: number;
  readonly degree: number;
  readonly rounds: number;
}

const ONE: ExpressionCost = { ways: 1, degree: 0, rounds: 1 };
const REPEAT = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;
const GROUP = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/;
/** A class, an escape or a single character. */
const ATOM = /^(?:\[\^?(?:\\[\s\S]|[^\]\\])*\]|\\(?:u\{[0-9a-f]+\}|[pP]\{[^}]*\}|[\s\S])|[\s\S])/;

/** How often a quantifier repeats what stands before it. */
const repeats = (quantifier: string): readonly [least: number, most: number] => {
  const [, least, comma, most] = /\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
  if (least !== undefined)
    return [Number(least), comma === '' ? Number(least) : most === '' ? Infinity : Number(most)];
  return [quantifier.startsWith('+') ? 1 : 0, quantifier.startsWith('?') ? 1 : Infinity];
};

const repeated = (cost: ExpressionCost, quantifier: string): ExpressionCost | undefined => {
  const [least, most] = repeats(quantifier);
  if (most <= 1) return { ...cost, ways: cost.ways + (most - least) };
  // A choice inside a repetition multiplies with every round: that is how an expression comes to hang.
  if (cost.ways > 1 || cost.degree > 0) return undefined;
  return most === Infinity
    ? { ways: 1, degree: 1, rounds: cost.rounds * Math.max(least, 1) }
    : { ways: most - least + 1, degree: 0, rounds: cost.rounds * most };
};

/**
 * The cost of a regular expression that JavaScript accepts, from its text; `undefined` when it isn't bounded: a choice
 * or an open repetition inside a repetition (`(a+)*`, `(a|b)+`), or a reference back to a group.
 */
export const expressionCost = (source: string): ExpressionCost | undefined => {
  let rest = source;
  const take = (shape: RegExp): string | undefined => {
    const found = shape.exec(rest)?.[0];
    if (found !== undefined) rest = rest.slice(found.length);
    return found;
  };
  const atom = (): ExpressionCost | undefined => {
    if (take(GROUP) !== undefined) {
      const inner = alternatives();
      take(/^\)/);
      return inner;
    }
    const text = take(ATOM);
    return text === undefined || /^\\[1-9k]/.test(text) ? undefined : ONE;
  };
  const goesOn = (): boolean => /^[^|)]/.test(rest);
  const sequence = (): ExpressionCost | undefined => {
    let cost = ONE;
    while (goesOn()) {
      const one = atom();
      const quantifier = take(REPEAT);
      const next = one && quantifier !== undefined ? repeated(one, quantifier) : one;
      if (next === undefined) return undefined;
      cost = {
        ways: cost.ways * next.ways,
        degree: cost.degree + next.degree,
        rounds: Math.max(cost.rounds, next.rounds),
      };
    }
    return cost;
  };
  const alternatives = (): ExpressionCost | undefined => {
    let cost = sequence();
    while (cost !== undefined && take(/^\|/) !== undefined) {
      const next = sequence();
      cost = next && {
        ways: cost.ways + next.ways,
        degree: Math.max(cost.degree, next.degree),
        rounds: Math.max(cost.rounds, next.rounds),
      };
    }
    return cost;
  };
  return alternatives();
};
