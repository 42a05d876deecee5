import type { Language } from '@feedback/schema';
import { expect, it } from 'vitest';
import { withMark, type Candidate, type Marks } from '../../src/infer/candidate.ts';
import { descendants, readCode, type CodeNode } from '../../src/infer/code-tree.ts';
import { estimateRate, type Frequencies } from '../../src/infer/estimate.ts';
import { visitFragments, WHOLE } from '../../src/infer/fragments.ts';

/** The rates of a piece of code, as if it were all code and a thousand lines long. */
const ratesOf = (language: Language, code: string): Frequencies => {
  const tops = new Map<number, Set<CodeNode>>();
  visitFragments(readCode({ language, code }), WHOLE, (top, { hash }) => {
    const at = tops.get(hash) ?? new Set();
    tops.set(hash, at.add(top));
  });
  return { floor: 0.01, rateOf: (feature) => tops.get(feature)?.size };
};

/** A candidate whose root is the first node of a kind, with marks on nodes by their text. */
const shapeOf = (
  language: Language,
  code: string,
  kind: string,
  marks: Readonly<Record<string, Marks>>,
): Candidate => {
  const nodes = descendants(readCode({ language, code }));
  const root = nodes.find((node) => node.kind === kind);
  if (!root) throw new Error(`no ${kind}`);
  let candidate: Candidate = { root, marks: new Map([[root, { kind: true }]]), inside: [] };
  for (const [text, mark] of Object.entries(marks)) {
    const node = descendants(root).find((inner) => inner !== root && inner.text === text);
    if (!node) throw new Error(`no ${text}`);
    candidate = withMark(candidate, node, mark);
  }
  return candidate;
};

const CALLS = `
load(a)
load(a, safe=True)
load(b, safe=False)
yaml.load(b)
`;

it('looks up a small shape', () => {
  const rates = ratesOf('python', CALLS);
  const shape = shapeOf('python', CALLS, 'call', { load: { kind: true, text: true } });
  expect(estimateRate(shape, rates)).toBe(3);
});

it('looks up what is asked of several children and below them', () => {
  const rates = ratesOf('python', CALLS);
  const shape = shapeOf('python', 'load(a, safe=True)', 'call', {
    load: { kind: true, text: true },
    '( a , safe = True )': { kind: true },
    'safe = True': { kind: true },
  });
  expect(estimateRate(shape, rates)).toBe(2);
});

it('counts a node once, however many places for the shape it has', () => {
  const rates = ratesOf('python', 'f(a=1, b=2, c=3)');
  const shape = shapeOf('python', 'f(a=1)', 'argument_list', { 'a = 1': { kind: true } });
  expect(estimateRate(shape, rates)).toBe(1);
});

it('looks up a long way down', () => {
  const code = 'if (a) { if (b) { return; } }';
  const way = { '{ if ( b ) { return } }': { kind: true }, 'if ( b ) { return }': { kind: true } } as const;
  const shape = shapeOf('javascript', code, 'if_statement', {
    ...way,
    '{ return }': { kind: true },
    return: { kind: true },
  });
  expect(estimateRate(shape, ratesOf('javascript', code))).toBe(1);
});

it('takes a shape with a part that is not known for rarer than the floor', () => {
  const rates = ratesOf('python', CALLS);
  const shape = shapeOf('python', 'open(a)', 'call', { open: { kind: true, text: true } });
  expect(estimateRate(shape, rates)).toBeLessThan(rates.floor);
});

it('takes equal places for rarer than places', () => {
  const rates = ratesOf('python', 'x = x + 1\ny = z + 1\n');
  const plain = shapeOf('python', 'x = x', 'assignment', {});
  const [left, right] = plain.root.children.filter(({ named }) => named);
  if (!left || !right) throw new Error('an assignment has two sides');
  const same = withMark(withMark(plain, left, { same: 'A' }), right, { same: 'A' });
  expect(estimateRate(same, rates)).toBeLessThan(estimateRate(plain, rates) / 10);
});

it('estimates what is too large to look up at no more than its rarest part', () => {
  const code = 'total = round(sum(price * 2, 1) + tax(price), 2)\n';
  const nodes = descendants(readCode({ language: 'python', code })).filter(({ named }) => named);
  const root = nodes.find(({ kind }) => kind === 'assignment');
  if (!root) throw new Error('no assignment');
  const below = descendants(root).filter(({ named }) => named);
  const whole: Candidate = { root, marks: new Map(below.map((node) => [node, { kind: true }])), inside: [] };
  expect(estimateRate(whole, ratesOf('python', code))).toBe(1);
  expect(estimateRate(whole, ratesOf('python', `${code}x = 1\nf(a, b)\n`))).toBeLessThanOrEqual(1);
});
