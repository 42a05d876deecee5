import { Heap } from './heap.ts';
import { polish } from './polish.ts';
import { complete } from './ask/complete.ts';
import { meaningOfChain } from './chain.ts';
import { MAX_RATE, maxRateOf, type Ground } from './ground.ts';
import { implies, keyOf, type Candidate } from './candidate.ts';
import { ancestors, descendants, type CodeNode } from './code-tree.ts';
import { isBody } from './grammar.ts';
import { movedShapes } from './moved-shapes.ts';
import { matchesIn } from './match-candidate.ts';
import { reach, refine, type Step } from './refine.ts';

/** An accepted candidate: what it costs, how often ordinary code should have it, and which novelties it explains. */
export interface Found extends Step {
  readonly rate: number;
  readonly covers: ReadonlySet<CodeNode>;
}

const LIMITS = { levels: 6, tried: 2500, queued: 20_000, cores: 40, cost: 14, slack: 2.5, atoms: 6 };

const RATE_WEIGHT = 0.4;
const GOOD_WEIGHT = 0.6;

/** What none of the further examples of the mistake has is hardly the mistake. */
const MISS_WEIGHT = 4;

interface Queued extends Step {
  readonly order: number;
  readonly rate: number;
  readonly onGood: boolean;
}

// What only holds other things is no place to report.
const isRoot = ({ kind, parent }: CodeNode): boolean =>
  parent !== undefined &&
  !isBody(kind) &&
  kind !== 'expression_statement' &&
  kind !== 'parenthesized_expression';

const isImport = (core: CodeNode): boolean =>
  [core, ...ancestors(core)].some(({ kind }) => /^import_|^future_import/.test(kind));

const isType = (core: CodeNode): boolean =>
  [core, ...ancestors(core)].some(({ kind }) => kind === 'type' || kind === 'type_annotation');

const holds = (outer: CodeNode, inner: CodeNode): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

const wordsIn = (node: CodeNode): readonly string[] =>
  descendants(node)
    .filter(({ children }) => children.length === 0)
    .map(({ text }) => text);

/** Whether a core is a name that is made for something else that changes: `as error` goes with the last use of it. */
const isMadeForOther = (core: CodeNode, cores: readonly CodeNode[]): boolean => {
  const holder =
    core.kind === 'as_pattern'
      ? core
      : [core, ...ancestors(core)].find(({ slot }) => slot === 'alias')?.parent;
  const name = holder?.children.find(({ slot }) => slot === 'alias')?.text;
  return cores.some(
    (other) => holder !== undefined && !holds(holder, other) && wordsIn(other).includes(name ?? ''),
  );
};

const seeds = function* (ground: Ground): Generator<Step> {
  const hasUntyped = ground.cores.some((core) => !isImport(core) && !isType(core));
  // An import that changes with the code that uses it is not the mistake.
  const hasOther = ground.cores.some((core) => !isImport(core));
  for (const core of ground.cores.slice(0, LIMITS.cores)) {
    if (hasOther && isImport(core)) continue;
    if (hasUntyped && isType(core)) continue;
    if (isMadeForOther(core, ground.cores)) continue;
    const above = [core, ...ancestors(core)].slice(0, LIMITS.levels + 1).filter(isRoot);
    for (const root of above) {
      const step = reach(root, core, ground);
      yield step;
    }
  }
};

/** The cost of asking for an order: it is the mistake where the repair changes it. */
const MOVED_COST = 1;

/** The innermost statement or member around a node. */
const statementOf = (node: CodeNode): CodeNode => {
  let at = node;
  while (at.parent && !isBody(at.parent.kind)) at = at.parent;
  return at;
};

// One statement is taken for one mistake: what else is new in it is explained with it.
const coveredBy = (candidate: Candidate, ground: Ground): Set<CodeNode> => {
  const hits = matchesIn(candidate, ground.bad);
  const statements = new Set(hits.map(statementOf));
  return new Set(
    ground.cores.filter((core) => statements.has(statementOf(core)) || hits.some((hit) => holds(hit, core))),
  );
};

/** Where a chain of members may stand as its last name alone, and that is common, it is looked for as a member only. */
const rareForm = (candidate: Candidate, ground: Ground): Candidate =>
  meaningOfChain(candidate, candidate.root) !== undefined && ground.lastNameRate(candidate) > MAX_RATE.named
    ? { ...candidate, isMember: true }
    : candidate;

/** Looks for the least specific candidates that pass, one for each part of the mistake, the cheapest first. */
export const search = (ground: Ground): Found[] => {
  const heap = new Heap<Queued>();
  const seen = new Set<string>();
  const add = (step: Step): void => {
    if (step.cost > LIMITS.cost || seen.size > LIMITS.queued) return;
    const key = keyOf(step.candidate);
    if (seen.has(key)) return;
    seen.add(key);
    const rate = ground.rateOf(step.candidate);
    const onGood = matchesIn(step.candidate, ground.good).length > 0;
    const missed = ground.others.filter((code) => matchesIn(step.candidate, code).length === 0).length;
    const excess = Math.max(0, Math.log10(rate / maxRateOf(step.candidate, ground)));
    heap.push({
      ...step,
      rate,
      onGood,
      order:
        step.cost +
        RATE_WEIGHT * excess +
        (onGood ? GOOD_WEIGHT : 0) +
        (missed === 0 ? 0 : (MISS_WEIGHT * missed) / ground.others.length),
    });
  };
  for (const seed of seeds(ground)) add(seed);
  for (const candidate of movedShapes(ground.partners)) add({ candidate, cost: MOVED_COST });
  const found: Found[] = [];
  const covered = new Set<CodeNode>();
  let total = 0;
  for (let tried = 0; tried < LIMITS.tried && heap.size > 0; tried += 1) {
    const next = heap.pop();
    if (!next) break;
    const best = found[0];
    if (best && next.cost > best.cost + LIMITS.slack) break;
    const small =
      !next.onGood && next.rate <= maxRateOf(next.candidate, ground)
        ? polish(next.candidate, ground)
        : undefined;
    const candidate = small && rareForm(complete(small, ground), ground);
    if (candidate && ground.holds(candidate)) {
      const covers = coveredBy(candidate, ground);
      // More names make no shape more common, though what is computed for a deeper one is higher.
      const rate = Math.min(ground.rateOf(small), ground.rateOf(candidate));
      if (
        !found.some((other) => implies(candidate, other.candidate)) &&
        [...covers].some((core) => !covered.has(core)) &&
        (found.length === 0 || total + rate <= ground.tolerance * MAX_RATE.named)
      ) {
        found.push({ ...next, candidate, rate, covers });
        total += rate;
        for (const core of covers) covered.add(core);
        if (covered.size === ground.cores.length || found.length >= LIMITS.atoms) break;
      }
      continue;
    }
    for (const step of refine(next, ground)) add(step);
  }
  return found;
};
