import { withMark, type Candidate, type Lack } from './candidate.ts';
import { depthOf, type CodeNode } from './code-tree.ts';
import { countCost, kindCost, textCost, textMarks, tokenCost, type Surroundings } from './costs.ts';
import { tellingTraits } from './literal-traits.ts';
import { isPlaced } from './features.ts';
import { isBody, isList, isPiece } from './grammar.ts';

/** A candidate with what it costs in generality. */
export interface Step {
  readonly candidate: Candidate;
  readonly cost: number;
}

/** What refinement may draw on beside the tree. */
export interface Refiner extends Surroundings {
  readonly lacks: ReadonlyMap<CodeNode, readonly Lack[]>;
  /** The literals of the good side that stand for a literal of the bad side. */
  readonly goodLiterals: (node: CodeNode) => readonly CodeNode[];
  /** Whether a word says nothing, as every node of the kind has it. */
  readonly isIdle: (word: CodeNode) => boolean;
}

const MAX_DEPTH = 6;
const TRAIT_COST = 1;
const LACK_COST = 0.7;
const SAME_COST = 1;
const INSIDE_COST = 1.4;

const SCOPES = new Set([
  'for_statement',
  'for_in_statement',
  'while_statement',
  'do_statement',
  'function_definition',
  'function_declaration',
  'class_definition',
  'class_declaration',
  'class_body',
  'try_statement',
  'except_clause',
  'catch_clause',
  'finally_clause',
  'with_statement',
  'method_definition',
  'arrow_function',
  'lambda',
  'list_comprehension',
  'if_statement',
  'generator_expression',
]);

export const place = (node: CodeNode): { place?: true } => (isPlaced(node) ? { place: true } : {});

/** Whether another item of the list is already asked for by its kind: the same item would answer for both. */
const isAsked = (candidate: Candidate, node: CodeNode): boolean =>
  node.slot === '*' &&
  !isPlaced(node) &&
  (node.parent?.children.some((other) => other.kind === node.kind && candidate.marks.has(other)) ?? false);

function* childSteps(candidate: Candidate, node: CodeNode, cost: number, refiner: Refiner): Generator<Step> {
  for (const child of node.children) {
    if (isPiece(child.kind)) continue;
    const marks = candidate.marks.get(child);
    if (!child.named) {
      if (!marks && !refiner.isIdle(child))
        yield {
          candidate: withMark(candidate, child, { kind: true }),
          cost: cost + tokenCost(child, refiner),
        };
      continue;
    }
    // What merely stands beside the mistake is no part of it.
    const isNear = isBody(node.kind) && !refiner.novel.has(child);
    if (isNear && node.children.length > 3) continue;
    if (!marks?.kind && !isAsked(candidate, child))
      yield {
        candidate: withMark(candidate, child, { kind: true, ...place(child) }),
        cost: cost + kindCost(child, refiner) + (isNear ? 0.8 : 0),
      };
    const text = marks?.text ? Infinity : textCost(child, refiner);
    if (text < Infinity)
      yield {
        candidate: withMark(candidate, child, { ...textMarks(child, refiner), ...place(child) }),
        cost: cost + text,
      };
  }
}

function* nodeSteps(candidate: Candidate, node: CodeNode, cost: number, refiner: Refiner): Generator<Step> {
  const marks = candidate.marks.get(node);
  if (isList(node.kind) && !marks?.count)
    yield { candidate: withMark(candidate, node, { count: true }), cost: cost + countCost(node, refiner) };
  if (!marks?.trait && !marks?.text && refiner.novel.has(node))
    for (const trait of tellingTraits(node, refiner.goodLiterals(node)))
      yield { candidate: withMark(candidate, node, { trait }), cost: cost + TRAIT_COST };
  for (const lack of refiner.lacks.get(node) ?? [])
    if (!marks?.lacks?.includes(lack))
      yield {
        candidate: withMark(candidate, node, { lacks: [...(marks?.lacks ?? []), lack] }),
        cost: cost + LACK_COST,
      };
}

// A statement around an expression is seldom part of the mistake.
const HOLDERS =
  /^(?:expression_statement|assignment|return_statement|variable_declarator|lexical_declaration|if_statement|while_statement|argument_list|arguments|keyword_argument|pair|parameters|formal_parameters)$/;

const climbCost = (parent: CodeNode | undefined): number =>
  parent === undefined ? 0 : isBody(parent.kind) ? 1 : HOLDERS.test(parent.kind) ? 1 : 0.15;

const NAMES = 'ABCDEFGH'.split('');

/** Nodes that could be asked to be equal: in reach of what is marked, of some substance, and not a part of a larger one. */
function* sameSteps(candidate: Candidate, reachable: readonly CodeNode[], cost: number): Generator<Step> {
  const byText = new Map<string, CodeNode[]>();
  for (const node of reachable) {
    if (!node.named || candidate.marks.get(node)?.text || candidate.marks.get(node)?.same !== undefined)
      continue;
    if (
      /string|^(?:none|true|false|null|this|undefined|integer|number|self)$/.test(node.kind) &&
      node.children.length === 0
    )
      continue;
    if (node.text === 'self' || node.text === 'this') continue;
    byText.set(node.text, [...(byText.get(node.text) ?? []), node]);
  }
  const used = new Set([...candidate.marks.values()].map(({ same }) => same));
  const name = NAMES.find((letter) => !used.has(letter));
  if (name === undefined) return;
  for (const nodes of byText.values()) {
    if (nodes.length < 2 || nodes.length > 4) continue;
    const next = nodes.reduce(
      (made, node) => withMark(made, node, { same: name, ...place(node) }),
      candidate,
    );
    yield { candidate: next, cost: cost + SAME_COST };
  }
}

function* insideSteps(candidate: Candidate, cost: number): Generator<Step> {
  if (candidate.inside.length > 1) return;
  for (let at = candidate.root.parent; at; at = at.parent)
    if (SCOPES.has(at.kind) && !candidate.inside.includes(at))
      yield { candidate: { ...candidate, inside: [...candidate.inside, at] }, cost: cost + INSIDE_COST };
}

/** Everything that asks for one thing more. */
export function* refine({ candidate, cost }: Step, refiner: Refiner): Generator<Step> {
  const reachable: CodeNode[] = [];
  for (const [node, marks] of candidate.marks) {
    if (!marks.kind || !node.named) continue;
    if (depthOf(node, candidate.root) >= MAX_DEPTH) continue;
    yield* nodeSteps(candidate, node, cost, refiner);
    yield* childSteps(candidate, node, cost, refiner);
    reachable.push(...node.children);
  }
  yield* sameSteps(candidate, reachable, cost);
  yield* insideSteps(candidate, cost);
}

/** The least specific candidate that reaches from a root down to what is new. */
export const reach = (root: CodeNode, core: CodeNode, refiner: Refiner): Step => {
  let candidate: Candidate = { root, marks: new Map([[root, { kind: true }]]), inside: [] };
  let cost = 0;
  for (let at: CodeNode | undefined = core; at && at !== root; at = at.parent) {
    candidate = withMark(candidate, at, { kind: true, ...place(at) });
    cost += kindCost(at, refiner) * 0.6 + climbCost(at.parent);
  }
  const text = core.children.length === 0 ? textCost(core, refiner) : Infinity;
  return text < 1.5
    ? { candidate: withMark(candidate, core, textMarks(core, refiner)), cost: cost + text * 0.5 }
    : { candidate, cost };
};
