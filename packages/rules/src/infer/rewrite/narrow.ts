import { withMark, type Candidate, type Lack, type Marks } from '../candidate.ts';
import type { CodeNode } from '../code-tree.ts';
import { textCost, textMarks, type Surroundings } from '../costs.ts';
import { isList } from '../grammar.ts';
import { sameText } from '../match-candidate.ts';
import type { Template } from './template.ts';

/** Words that may stand before such nodes and would be lost. */
const MAY_BE_ASYNC =
  /^(?:function_definition|for_statement|with_statement|arrow_function|function_expression|function_declaration|method_definition|for_in_clause)$/;

/** Numbers that say how, not what: `[::-1]`. */
const isIdiom = ({ kind, text }: CodeNode): boolean =>
  /^(?:integer|number)$/.test(kind) && /^[0-2]$/.test(text);

/** A word that a named argument takes is one of those that its function knows. */
const isChoice = ({ kind, text, parent }: CodeNode): boolean =>
  kind === 'string' && parent?.kind === 'keyword_argument' && /^(['"])\w{1,20}\1$/.test(text);

/** A shape that asks for more than this is the example itself. */
const MAX_MARKS = 60;

/** Texts that cost more are the example's own: a fix that asks for them fixes the example. */
const MAX_TEXT_COST = 2;

const placeOf = ({ slot }: CodeNode): Marks => (slot === '*' ? { place: true } : {});

const word = (text: string, parent: CodeNode): CodeNode => ({
  id: -1,
  kind: `~${text}`,
  named: false,
  text,
  start: 0,
  end: 0,
  children: [],
  parent,
  slot: '~',
  index: -1,
});

const asyncLack = (node: CodeNode): { lacks?: readonly Lack[] } => {
  if (!MAY_BE_ASYNC.test(node.kind) || node.children.some(({ kind }) => kind === '~async')) return {};
  const example = word('async', node);
  return { lacks: [{ example, name: example }] };
};

/** Builds the candidate that loses nothing. */
class Narrower {
  readonly #captured: ReadonlyMap<CodeNode, string>;
  readonly #lists: Template['lists'];
  readonly #asked: Candidate['marks'];
  readonly #around: Surroundings;
  #candidate: Candidate;
  #marks = 0;

  readonly #pin: CodeNode | undefined;

  constructor(root: CodeNode, { captured, lists, pin }: Template, asked: Candidate, around: Surroundings) {
    this.#asked = asked.marks;
    this.#captured = captured;
    this.#lists = lists;
    this.#pin = pin;
    this.#around = around;
    this.#candidate = { root, marks: new Map(), inside: [] };
  }

  run(): Candidate | undefined {
    if (!this.#visit(this.#candidate.root)) return undefined;
    for (const node of this.#captured.keys()) this.#reach(node);
    return this.#candidate;
  }

  #ask(node: CodeNode, marks: Marks): true {
    this.#candidate = withMark(this.#candidate, node, { ...marks, ...placeOf(node) });
    return true;
  }

  #visit(node: CodeNode): boolean {
    this.#marks += 1;
    if (this.#marks > MAX_MARKS) return false;
    if (this.#lists.has(node)) return this.#ask(node, { kind: true });
    const name = this.#captured.get(node) ?? this.#twinOf(node);
    if (node === this.#pin) return this.#ask(node, { ...textMarks(node, this.#around), same: name ?? '' });
    if (name !== undefined) return this.#ask(node, { same: name });
    if (!node.named) {
      this.#candidate = withMark(this.#candidate, node, { kind: true });
      return true;
    }
    if (node.children.length === 0) return this.#leaf(node);
    this.#ask(node, { kind: true, count: true, ...asyncLack(node) });
    return node.children.every((child) => this.#visit(child));
  }

  #leaf(node: CodeNode): boolean {
    if (isList(node.kind) && !/string/.test(node.kind)) return this.#ask(node, { kind: true, count: true });
    if (node.kind.endsWith('_statement')) return this.#ask(node, { kind: true });
    const isGiven = this.#asked.get(node)?.text === true || isIdiom(node) || isChoice(node);
    if (!isGiven && textCost(node, this.#around) > MAX_TEXT_COST) return false;
    return this.#ask(node, textMarks(node, this.#around));
  }

  // A capture inside another one is reached through it.
  #reach(captured: CodeNode): void {
    for (
      let at: CodeNode | undefined = captured;
      at && !this.#candidate.marks.get(at)?.kind;
      at = at === this.#candidate.root ? undefined : at.parent
    )
      this.#ask(
        at,
        at === captured && !this.#lists.has(at) ? { same: this.#captured.get(at) ?? '' } : { kind: true },
      );
  }

  // A second place with the text of a captured one must be equal to it, or it would be lost.
  #twinOf(node: CodeNode): string | undefined {
    if (!node.named) return undefined;
    for (const [other, name] of this.#captured)
      if (!this.#lists.has(other) && other.kind === node.kind && sameText(other, node)) return name;
    return undefined;
  }
}

/**
 * The shape that loses nothing: what a template does not carry over must be as in the example, and be no more of it than
 * a candidate asks for or the language and libraries have. `undefined` when that is too much.
 */
export const narrowTo = (
  root: CodeNode,
  template: Template,
  asked: Candidate,
  around: Surroundings,
): Candidate | undefined => new Narrower(root, template, asked, around).run();

/** The candidate with equal places called as `narrow` calls them; `undefined` when it calls places equal to each other otherwise. */
export const unify = (general: Candidate, narrow: Candidate): Candidate | undefined => {
  const names = new Map<string, string>();
  for (const [node, { same }] of general.marks) {
    const own = narrow.marks.get(node)?.same;
    if (same === undefined || own === undefined) continue;
    if ((names.get(same) ?? own) !== own) return undefined;
    names.set(same, own);
  }
  const marks = [...general.marks].map(([node, mark]): [CodeNode, Marks] => [
    node,
    mark.same === undefined ? mark : { ...mark, same: names.get(mark.same) ?? mark.same },
  ]);
  return { ...general, marks: new Map(marks) };
};

/** The shape that asks what both ask. */
export const meet = (general: Candidate, narrow: Candidate): Candidate =>
  [...narrow.marks].reduce((both, [node, marks]) => withMark(both, node, marks), general);
