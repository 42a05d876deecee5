import { meet, withMark, type Candidate, type Lack } from './candidate.ts';
import { descendants, type CodeNode } from './code-tree.ts';
import { boundNames } from './bound-names.ts';
import { isExampleName, textCost, type Surroundings } from './costs.ts';
import { isList } from './grammar.ts';
import { sameText } from './match-candidate.ts';

/** A narrower candidate that captures everything the rewrite moves, and the rewrite. */
export interface Rewrite {
  readonly candidate: Candidate;
  readonly fix: string;
}

/** What the rewrite is made from. */
export interface Repair extends Surroundings {
  readonly goodCode: string;
  readonly partners: ReadonlyMap<CodeNode, CodeNode>;
}

const NAMES = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.split('');

/** Words that may stand before such nodes and would be lost. */
const MAY_BE_ASYNC =
  /^(?:function_definition|for_statement|with_statement|arrow_function|function_expression|function_declaration|method_definition|for_in_clause)$/;

const dedent = (text: string, code: string, at: number): string => {
  const indent = /(?:^|\n)([ \t]*)[^\n]*$/.exec(code.slice(0, at))?.[1] ?? '';
  return indent === '' ? text : text.replaceAll(`\n${indent}`, '\n');
};

const MAX_NARROW = 60;

/** Texts that cost less are names of the language or of a library, and constants. */
const API_COST = 0.95;

const CALLED = new Set(['function', 'constructor']);

/** Plans a rewrite for one candidate. */
class Planner {
  readonly #repair: Repair;
  readonly #root: CodeNode;
  readonly #pool: CodeNode[];
  readonly #captured = new Map<CodeNode, string>();
  readonly #written: CodeNode[] = [];

  constructor(root: CodeNode, repair: Repair) {
    this.#root = root;
    this.#repair = repair;
    this.#pool = descendants(root).filter((node) => node !== root && node.named && !this.#isFixed(node));
  }

  // What a function or a class of the language or a library is called is part of the lesson, and never moved.
  #isFixed(node: CodeNode): boolean {
    if (node.children.length === 0) return node.named && textCost(node, this.#repair) < API_COST;
    return (
      CALLED.has(node.slot) &&
      descendants(node).some((inner) => inner.children.length === 0 && this.#isFixed(inner))
    );
  }

  /** The text of a good node in which what the bad side has too became metavariables. */
  template(node: CodeNode): string {
    const source = this.#source(node);
    if (source) return `$${this.#nameOf(source)}`;
    if (node.children.length === 0 && node.named) this.#written.push(node);
    const { goodCode } = this.#repair;
    let text = '';
    let at = node.start;
    for (const child of node.children) {
      text += goodCode.slice(at, child.start) + this.template(child);
      at = child.end;
    }
    return text + goodCode.slice(at, node.end);
  }

  #source(node: CodeNode): CodeNode | undefined {
    if (!node.named) return undefined;
    const equal = this.#pool.filter(
      (other) => other.text === node.text && (other.kind === node.kind || other.children.length === 0),
    );
    return (
      equal.find((other) => this.#captured.has(other)) ??
      equal.find((other) => this.#repair.partners.get(other) === node) ??
      equal[0]
    );
  }

  #nameOf(node: CodeNode): string {
    const name = this.#captured.get(node) ?? NAMES[this.#captured.size] ?? 'Z';
    this.#captured.set(node, name);
    return name;
  }

  /** Whether the template writes a name that only the example has. */
  leaksNames(partner: CodeNode): boolean {
    const own = boundNames(partner);
    return this.#written.some(
      ({ kind, text }) =>
        kind.endsWith('identifier') &&
        !own.has(text) &&
        (this.#repair.bound.has(text) || isExampleName(text)),
    );
  }

  get size(): number {
    return this.#captured.size;
  }

  /** The candidate that loses nothing: what is not captured must be as in the example. `undefined` when that is too much. */
  narrow(): Candidate | undefined {
    const marks = new Map<CodeNode, object>();
    let candidate: Candidate = { root: this.#root, marks: new Map(), inside: [] };
    const visit = (node: CodeNode): boolean => {
      if (marks.size > MAX_NARROW) return false;
      const place = node.slot === '*' ? { place: true as const } : {};
      const name = this.#captured.get(node) ?? this.#twin(node);
      marks.set(node, {});
      if (name !== undefined) {
        candidate = withMark(candidate, node, { same: name, ...place });
        return true;
      }
      if (!node.named) {
        candidate = withMark(candidate, node, { kind: true });
        return true;
      }
      if (node.children.length === 0) {
        const empty = isList(node.kind) ? { count: true as const } : {};
        if (
          !isList(node.kind) &&
          textCost(node, this.#repair) === Infinity &&
          !node.kind.endsWith('_statement')
        )
          return false;
        candidate = withMark(candidate, node, {
          kind: true,
          ...empty,
          ...(isList(node.kind) || node.kind.endsWith('_statement') ? {} : { text: true as const }),
          ...place,
        });
        return true;
      }
      candidate = withMark(candidate, node, { kind: true, count: true, ...place, ...asyncLack(node) });
      return node.children.every(visit);
    };
    return visit(this.#root) ? this.#reachAll(candidate) : undefined;
  }

  // A capture inside another one is reached through it.
  #reachAll(candidate: Candidate): Candidate {
    let reached = candidate;
    for (const [node, name] of this.#captured)
      for (let at: CodeNode | undefined = node; at && !reached.marks.get(at)?.kind; at = at.parent) {
        const place = at.slot === '*' ? { place: true as const } : {};
        reached = withMark(reached, at, at === node ? { same: name, ...place } : { kind: true, ...place });
      }
    return reached;
  }

  // A second place with the text of a captured one must be equal to it, or it would be lost.
  #twin(node: CodeNode): string | undefined {
    if (node.children.length > 0 && !this.#captured.size) return undefined;
    for (const [other, name] of this.#captured)
      if (other.kind === node.kind && sameText(other, node)) return name;
    return undefined;
  }
}

const asyncLack = (node: CodeNode): { lacks?: readonly Lack[] } => {
  if (!MAY_BE_ASYNC.test(node.kind) || node.children.some(({ kind }) => kind === '~async')) return {};
  const example: CodeNode = {
    id: -1,
    kind: '~async',
    named: false,
    text: 'async',
    start: 0,
    end: 0,
    children: [],
    parent: node,
    slot: '~',
    index: -1,
  };
  return { lacks: [{ example, name: example }] };
};

/** More of an example than a dotted name, word for word, is that example and no lesson. */
const isName = (root: CodeNode): boolean =>
  descendants(root).every(({ children, kind }) => children.length > 0 || kind.endsWith('identifier'));

/** The rewrite that turns what a candidate finds into what the good side has in its place, if it can be told by captures. */
export const planRewrite = (general: Candidate, repair: Repair): Rewrite | undefined => {
  const { root } = general;
  const partner = repair.partners.get(root);
  if (partner === undefined || partner.text === root.text) return undefined;
  const planner = new Planner(root, repair);
  const fix = dedent(planner.template(partner), repair.goodCode, partner.start);
  const narrow = planner.narrow();
  if (!narrow || planner.leaksNames(partner) || (planner.size === 0 && !isName(root))) return undefined;
  return { candidate: meet(general, narrow), fix };
};
