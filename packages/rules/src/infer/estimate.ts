import type { Candidate, Marks } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';
import { hasForks, hasPairs } from './count-features.ts';
import { edge, fork, labelOf, pair, path, roleOf, single, type Trait } from './features.ts';

/** How often features occur in ordinary code. */
export interface Frequencies {
  /** Occurrences per 1,000 lines; `undefined` for features rarer than `floor`. */
  readonly rateOf: (feature: number) => number | undefined;
  /** The rate below which features were not kept. */
  readonly floor: number;
}

/** The share of code that lies inside a kind of node. */
const INSIDE: Readonly<Record<string, number>> = {
  for_statement: 0.12,
  for_in_statement: 0.06,
  while_statement: 0.04,
  do_statement: 0.01,
  try_statement: 0.1,
  except_clause: 0.03,
  catch_clause: 0.03,
  finally_clause: 0.01,
  with_statement: 0.12,
  class_definition: 0.5,
  class_declaration: 0.2,
  lambda: 0.02,
};

/** Equal texts in two places of a shape are this likely by chance. */
const SAME = 0.08;

interface Context {
  readonly above: number;
  readonly role: number;
  readonly rate: number;
  /** A marked sibling. */
  readonly beside: readonly { readonly trait: Trait; readonly rate: number }[];
}

const traitOf = (child: CodeNode, marks: Marks): Trait => ({
  role: roleOf(child, marks.place === true),
  label: labelOf(child, marks.text ? 'text' : marks.count ? 'count' : 'kind'),
});

const atKind = (child: CodeNode): Trait => ({ role: roleOf(child, false), label: labelOf(child, 'kind') });

class Estimator {
  readonly candidate: Candidate;
  readonly frequencies: Frequencies;
  readonly #seen = new Set<string>();
  #least = Infinity;

  constructor(candidate: Candidate, frequencies: Frequencies) {
    this.candidate = candidate;
    this.frequencies = frequencies;
  }

  /** A rate, which bounds that of the whole shape as it is part of it. */
  #rate(feature: number): number {
    const rate = this.frequencies.rateOf(feature) ?? this.frequencies.floor / 2;
    this.#least = Math.min(this.#least, rate);
    return rate;
  }

  estimate(): number {
    const { root, marks, inside } = this.candidate;
    const own = marks.get(root) ?? {};
    const rate = this.#rate(single(labelOf(root, own.text ? 'text' : 'kind')));
    this.#note(own);
    const share = this.#share(root, rate, undefined);
    const within = inside.reduce((product, { kind }) => product * (INSIDE[kind] ?? 1), 1);
    return Math.min(rate * share, this.#least) * within;
  }

  // The first of several equal places is free.
  #note({ same }: Marks): number {
    if (same === undefined) return 1;
    if (this.#seen.has(same)) return SAME;
    this.#seen.add(same);
    return 1;
  }

  #share(node: CodeNode, own: number, context: Context | undefined): number {
    const kind = labelOf(node, 'kind');
    let share = 1;
    const before: { trait: Trait; rate: number; child: CodeNode }[] = [];
    const marked = node.children.filter((child) => this.candidate.marks.has(child));
    for (const child of marked) {
      const marks = this.candidate.marks.get(child) ?? {};
      share *= this.#note(marks);
      if (!marks.kind && !marks.text) continue;
      const trait = traitOf(child, marks);
      const rate = this.#rate(edge(kind, trait));
      const likely = [rate / own];
      if (context && hasForks(node)) {
        likely.push(this.#rate(path(context.above, context.role, kind, trait)) / context.rate);
        for (const { trait: other, rate: whole } of context.beside)
          likely.push(this.#rate(fork(context.above, other, { role: context.role, label: kind }, trait)) / whole);
      }
      if (hasPairs(node)) for (const other of before) likely.push(this.#rate(pair(kind, other.trait, trait)) / other.rate);
      share *= Math.min(1, ...(likely.length > 1 ? likely.slice(1) : likely));
      before.push({ trait, rate, child });
    }
    for (const { child } of before) {
      if (child.children.length === 0) continue;
      const beside = (hasPairs(node) ? before : [])
        .filter((other) => other.child !== child)
        .map((other) => ({ trait: other.trait, rate: this.#rate(pair(kind, other.trait, atKind(child))) }));
      const whole = this.#rate(single(labelOf(child, 'kind')));
      const inner = { above: kind, role: roleOf(child, false), rate: this.#rate(edge(kind, atKind(child))), beside };
      share *= this.#share(child, whole, hasPairs(node) ? inner : undefined);
    }
    return share;
  }
}

/** How often a shape should occur in 1,000 lines of ordinary code, as a tree model of what follows what expects it. */
export const estimateRate = (candidate: Candidate, frequencies: Frequencies): number =>
  new Estimator(candidate, frequencies).estimate();
