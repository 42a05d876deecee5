import { keyOf, withMark, type Candidate } from './candidate.ts';
import { ancestors, type CodeNode } from './code-tree.ts';
import { isBody } from './grammar.ts';
import { matchesIn } from './match-candidate.ts';
import { reach, refine, type Refiner, type Step } from './refine.ts';

/** What a candidate must pass, and where it is looked for. */
export interface Ground extends Refiner {
  readonly cores: readonly CodeNode[];
  readonly bad: readonly CodeNode[];
  readonly partners: ReadonlyMap<CodeNode, CodeNode>;
  /** All nodes of code in which nothing may be found. */
  readonly good: readonly CodeNode[];
  /** Expected findings in 1,000 lines of ordinary code. */
  readonly rateOf: (candidate: Candidate) => number;
}

/** An accepted candidate: what it costs, how often ordinary code should have it, and which novelties it explains. */
export interface Found extends Step {
  readonly rate: number;
  readonly covers: ReadonlySet<CodeNode>;
}

/** More findings than this in 1,000 lines of ordinary code are too many. */
export const MAX_RATE = 0.01;

const LIMITS = { levels: 6, tried: 2500, queued: 20_000, cores: 40, cost: 14, slack: Number(process.env['SLACK'] ?? 2.5), atoms: Number(process.env['ATOMS'] ?? 6) };

const RATE_WEIGHT = 0.4;
const GOOD_WEIGHT = 0.6;

interface Queued extends Step {
  readonly order: number;
  readonly rate: number;
  readonly onGood: boolean;
}

/** A binary heap, least first. */
class Heap {
  readonly #items: Queued[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(item: Queued): void {
    const items = this.#items;
    items.push(item);
    for (let at = items.length - 1; at > 0; ) {
      const up = (at - 1) >> 1;
      if (this.#order(up) <= this.#order(at)) break;
      this.#swap(at, up);
      at = up;
    }
  }

  pop(): Queued | undefined {
    const items = this.#items;
    const [first] = items;
    const last = items.pop();
    if (items.length === 0 || last === undefined) return first;
    items[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = right < items.length && this.#order(right) < this.#order(left) ? right : left;
      if (least >= items.length || this.#order(least) >= this.#order(at)) return first;
      this.#swap(at, least);
      at = least;
    }
  }

  #order(at: number): number {
    return this.#items[at]?.order ?? Infinity;
  }

  #swap(a: number, b: number): void {
    const [x, y] = [this.#items[a], this.#items[b]];
    if (x && y) {
      this.#items[a] = y;
      this.#items[b] = x;
    }
  }
}

// What only holds other things is no place to report.
const isRoot = ({ kind, parent }: CodeNode): boolean =>
  parent !== undefined && !isBody(kind) && kind !== 'expression_statement' && kind !== 'parenthesized_expression';

const isImport = (core: CodeNode): boolean =>
  [core, ...ancestors(core)].some(({ kind }) => /^import_|^future_import/.test(kind));

/** An import that changes with the code that uses it is not the mistake. */
const IMPORT_COST = 2.5;

const seeds = function* (ground: Ground): Generator<Step> {
  const hasOther = ground.cores.some((core) => !isImport(core));
  for (const core of ground.cores.slice(0, LIMITS.cores)) {
    const above = [core, ...ancestors(core)].slice(0, LIMITS.levels + 1).filter(isRoot);
    for (const root of above) {
      const step = reach(root, core, ground);
      yield { ...step, cost: step.cost + (isImport(core) && hasOther ? IMPORT_COST : 0) };
    }
  }
};

const holds = (outer: CodeNode, inner: CodeNode): boolean => outer.start <= inner.start && inner.end <= outer.end;

const coveredBy = (candidate: Candidate, ground: Ground): Set<CodeNode> => {
  const hits = matchesIn(candidate, ground.bad);
  return new Set(ground.cores.filter((core) => hits.some((hit) => holds(hit, core))));
};

const passesAll = (candidate: Candidate, ground: Ground): boolean =>
  ground.rateOf(candidate) <= MAX_RATE && matchesIn(candidate, ground.good).length === 0;

/** Drops marks that turned out to be needless: nodes at the ends first. */
const simplify = (candidate: Candidate, ground: Ground): Candidate => {
  let best = candidate;
  for (const [node] of [...candidate.marks].toReversed()) {
    if (node === best.root || node.children.some((child) => best.marks.has(child))) continue;
    const marks = new Map(best.marks);
    marks.delete(node);
    const less = { ...best, marks };
    if (passesAll(less, ground)) best = less;
  }
  return best;
};

const CONSTANT = /^(?:true|false|none|null|undefined|ellipsis|wildcard_import)$/;

/** Asks for the words and constants of what is new that the search could do without: they are what the repair takes away. */
const tighten = (candidate: Candidate, ground: Ground): Candidate => {
  let tight = candidate;
  for (const [node, marks] of candidate.marks) {
    if (!marks.kind || !ground.novel.has(node)) continue;
    for (const child of node.children) {
      if (tight.marks.has(child)) continue;
      const kept = ground.partners.get(node)?.children.some((other) => other.kind === child.kind && other.text === child.text);
      if (kept) continue;
      if (!child.named && !ground.isIdle(child)) tight = withMark(tight, child, { kind: true });
      if (CONSTANT.test(child.kind)) tight = withMark(tight, child, { kind: true });
    }
  }
  return tight;
};

/** Arguments alone are reported with the call they belong to. */
const report = (candidate: Candidate): Candidate => {
  const { root } = candidate;
  const { parent } = root;
  const isPart = /^(?:argument_list|arguments)$/.test(root.kind) || root.slot === 'attribute' || root.slot === 'property';
  if (!isPart || parent === undefined || !/^(?:call|call_expression|new_expression|attribute|member_expression)$/.test(parent.kind))
    return candidate;
  return { ...withMark(candidate, parent, { kind: true }), root: parent };
};

/** Looks for the least specific candidates that pass, one for each part of the mistake, the cheapest first. */
export const search = (ground: Ground): Found[] => {
  const heap = new Heap();
  const seen = new Set<string>();
  const add = (step: Step): void => {
    if (step.cost > LIMITS.cost || seen.size > LIMITS.queued) return;
    const key = keyOf(step.candidate);
    if (seen.has(key)) return;
    seen.add(key);
    const rate = ground.rateOf(step.candidate);
    const onGood = matchesIn(step.candidate, ground.good).length > 0;
    const excess = Math.max(0, Math.log10(rate / MAX_RATE));
    heap.push({ ...step, rate, onGood, order: step.cost + RATE_WEIGHT * excess + (onGood ? GOOD_WEIGHT : 0) });
  };
  for (const seed of seeds(ground)) add(seed);
  const found: Found[] = [];
  const covered = new Set<CodeNode>();
  for (let tried = 0; tried < LIMITS.tried && heap.size > 0; tried += 1) {
    const next = heap.pop();
    if (!next) break;
    const best = found[0];
    if (best && next.cost > best.cost + LIMITS.slack) break;
    if (!next.onGood && next.rate <= MAX_RATE) {
      const candidate = report(tighten(simplify(next.candidate, ground), ground));
      const covers = coveredBy(candidate, ground);
      if ([...covers].some((core) => !covered.has(core))) {
        found.push({ ...next, candidate, rate: ground.rateOf(candidate), covers });
        for (const core of covers) covered.add(core);
        if (covered.size === ground.cores.length || found.length >= LIMITS.atoms) break;
      }
      continue;
    }
    for (const step of refine(next, ground)) add(step);
  }
  return found;
};
