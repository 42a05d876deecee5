import type { Candidate, Marks } from './candidate.ts';
import { depthOf, type CodeNode } from './code-tree.ts';
import { hasPairs, isShort } from './count-features.ts';
import { shareGivenRarest, type Joint } from './joint.ts';
import { edge, fork, labelOf, pair, path, roleOf, single, type Trait } from './features.ts';

/** How often features occur in ordinary code. */
export interface Frequencies {
  /** Occurrences per 1,000 lines; `undefined` for features rarer than the floor. */
  readonly rateOf: (feature: number) => number | undefined;
  /** The rates below which features were not kept: words alone, and everything else. */
  readonly floors: { readonly word: number; readonly shape: number };
}

/** The share of what may stand anywhere that lies inside a kind of node, rather too much than too little. */
const INSIDE: Readonly<Record<string, number>> = {
  for_statement: 0.4,
  for_in_statement: 0.3,
  while_statement: 0.3,
  do_statement: 0.1,
  try_statement: 0.4,
  except_clause: 0.3,
  catch_clause: 0.3,
  finally_clause: 0.1,
  with_statement: 0.3,
  lambda: 0.2,
};

/** Equal texts in two places of a shape are this likely by chance: side by side they are hardly ever. */
const SAME = { beside: 0.003, apart: 0.08 };

/** What the model computes is taken this much higher than computed, as what goes together is not independent. */
const SAFETY = 2;

/** And as much higher again for each level beyond the second: what is seen together reaches no deeper. */
const DEEP = 1.6;
const SEEN_LEVELS = 2;

/** Features that are not known are taken for this share of the floor; a word may be as common in one place only. */
const UNKNOWN = { shape: 0.3, word: 0.4 };

interface Context {
  readonly above: number;
  readonly role: number;
  readonly rate: number;
  /** A marked sibling. */
  readonly beside: readonly { readonly trait: Trait; readonly rate: number }[];
}

const byLength = (node: CodeNode, marks: Marks): boolean => marks.count === true && isShort(node);

/** The label under which what is below a node is counted. */
const parentLabel = (node: CodeNode, marks: Marks): number =>
  labelOf(node, byLength(node, marks) ? 'count' : 'kind');

const traitOf = (child: CodeNode, marks: Marks): Trait => ({
  role: roleOf(child, marks.place === true),
  label: labelOf(child, marks.text ? 'text' : marks.count ? 'count' : 'kind'),
});

class Estimator {
  readonly candidate: Candidate;
  readonly frequencies: Frequencies;
  readonly #seen = new Map<string, CodeNode>();
  #least = Infinity;

  constructor(candidate: Candidate, frequencies: Frequencies) {
    this.candidate = candidate;
    this.frequencies = frequencies;
  }

  /** A rate, which bounds that of the whole shape as it is part of it. */
  #rate(feature: number): number {
    const rate = this.frequencies.rateOf(feature) ?? this.frequencies.floors.shape * UNKNOWN.shape;
    this.#least = Math.min(this.#least, rate);
    return rate;
  }

  #wordRate(node: CodeNode): number {
    const { floors, rateOf } = this.frequencies;
    const rate = rateOf(single(labelOf(node, 'text'))) ?? floors.word * UNKNOWN.word;
    this.#least = Math.min(this.#least, rate);
    return rate;
  }

  /** The rate of a child. Of a word that is not known in its place, only the word itself is known. */
  #childRate(label: number, child: CodeNode, marks: Marks, trait: Trait): number {
    if (!marks.text) return this.#rate(edge(label, trait));
    const word = this.#wordRate(child);
    const { floors, rateOf } = this.frequencies;
    const rate = rateOf(edge(label, trait)) ?? Math.min(word, floors.shape * UNKNOWN.word);
    this.#least = Math.min(this.#least, rate);
    return rate;
  }

  estimate(): number {
    const { root, inside } = this.candidate;
    const own = this.#marksOf(root);
    const rate = own.text ? this.#wordRate(root) : this.#rate(single(parentLabel(root, own)));
    const share = this.#chance(root, own) * this.#share(root, rate, undefined);
    // What is directly around says no more than the shape itself: there is no handler without its `try`.
    const within = inside.reduce(
      (product, outer) => product * (outer === root.parent ? 1 : (INSIDE[outer.kind] ?? 1)),
      1,
    );
    return Math.min(rate * share * SAFETY * DEEP ** this.#depth(), this.#least) * within;
  }

  /** Levels of the shape beyond those that are counted together. */
  #depth(): number {
    const { root, marks } = this.candidate;
    const deepest = Math.max(...[...marks.keys()].map((node) => depthOf(node, root)));
    return Math.max(0, deepest - SEEN_LEVELS);
  }

  #marksOf(node: CodeNode): Marks {
    return this.candidate.marks.get(node) ?? {};
  }

  // The first of several equal places is free.
  #chance(node: CodeNode, { same, trait }: Marks): number {
    const share = trait?.share ?? 1;
    if (same === undefined) return share;
    const first = this.#seen.get(same);
    this.#seen.set(same, first ?? node);
    if (first === undefined) return share;
    return share * (first.parent === node.parent ? SAME.beside : SAME.apart);
  }

  /** The share of the nodes like this one that have below them what is asked. */
  #share(node: CodeNode, own: number, context: Context | undefined): number {
    const marks = this.#marksOf(node);
    const label = parentLabel(node, marks);
    const paired = hasPairs(node, byLength(node, marks));
    let share = 1;
    const before: { trait: Trait; rate: number; child: CodeNode }[] = [];
    for (const child of node.children) {
      if (!this.candidate.marks.has(child)) continue;
      const asked = this.#marksOf(child);
      share *= this.#chance(child, asked);
      if (!asked.kind && !asked.text) continue;
      const trait = traitOf(child, asked);
      const rate = this.#childRate(label, child, asked, trait);
      const known = !paired
        ? []
        : [
            ...before.map((other) => ({ rate: this.#rate(pair(label, other.trait, trait)), of: other.rate })),
            ...(context ? this.#inContext(context, label, trait) : []),
          ];
      share *= shareGivenRarest(known, { rate, of: own });
      before.push({ trait, rate, child });
    }
    for (const { child } of before) share *= this.#below(child, label, paired, before);
    return share;
  }

  #inContext({ above, role, rate, beside }: Context, label: number, trait: Trait): Joint[] {
    return [
      { rate: this.#rate(path(above, role, label, trait)), of: rate },
      ...beside.map((other) => ({
        rate: this.#rate(fork(above, other.trait, { role, label }, trait)),
        of: other.rate,
      })),
    ];
  }

  #below(
    child: CodeNode,
    label: number,
    paired: boolean,
    siblings: readonly { readonly trait: Trait; readonly child: CodeNode }[],
  ): number {
    if (child.children.length === 0) return 1;
    const childLabel = parentLabel(child, this.#marksOf(child));
    const own = this.#rate(single(childLabel));
    if (!paired) return this.#share(child, own, undefined);
    const role = roleOf(child, false);
    const at: Trait = { role, label: childLabel };
    const beside = siblings
      .filter((other) => other.child !== child)
      .map((other) => ({ trait: other.trait, rate: this.#rate(pair(label, other.trait, at)) }));
    return this.#share(child, own, { above: label, role, rate: this.#rate(edge(label, at)), beside });
  }
}

/** How often a shape should occur in 1,000 lines of ordinary code, as a tree model of what follows what expects it. */
export const estimateRate = (candidate: Candidate, frequencies: Frequencies): number =>
  new Estimator(candidate, frequencies).estimate();
