import { ancestors, descendants, type CodeNode } from '../code-tree.ts';
import { isWellKnown } from '../well-known.ts';
import type { Site } from './changes.ts';
import type { Repair } from './repair.ts';
import type { Template } from './template.ts';

const TEXTS = /string|regex|jsx_text/;
const NUMBERS = /^(?:number|integer|float)$/;

/** Numbers that say how, not what: `-1`, `void 0`. */
const IDIOMS = /^[01]$/;

const hasKind = (nodes: readonly CodeNode[], kinds: RegExp): boolean =>
  nodes.some(({ kind }) => kinds.test(kind));

const isNamedItem = (node: CodeNode): boolean =>
  node.parent?.kind === 'keyword_argument' || node.parent?.kind === 'pair';

const isArgument = (node: CodeNode): boolean =>
  node.slot === '*' && /^(?:argument_list|arguments)$/.test(node.parent?.kind ?? '');

const SELF = /^(?:this|super)$/;

const wordsOf = (text: string): readonly string[] => text.match(/[A-Za-z_]\w{2,}/g) ?? [];

/** Whether a text speaks of what only the example has. */
const namesExample = ({ text }: CodeNode, { badRoot, goodRoot, language }: Repair): boolean => {
  const words = new Set(wordsOf(text));
  return [badRoot, goodRoot]
    .flatMap(descendants)
    .some(
      ({ kind, text: name, slot }) =>
        kind === 'identifier' && words.has(name) && slot !== 'function' && !isWellKnown(language, name),
    );
};

/** Whether a number was worked out from others of the example, one of which the rewrite would take as it comes: `substr(1, 2)` to `slice(1, 3)`. */
const isWorkedOut = ({ text }: CodeNode, bad: readonly CodeNode[], { captured }: Template): boolean =>
  hasKind([...captured.keys()].flatMap(descendants), NUMBERS) && !bad.some((node) => node.text === text);

/** Whether a number is one of those of the mistake, though it may be written otherwise: `0777` and `0o777`. */
const isOneOf = ({ text }: CodeNode, bad: readonly CodeNode[]): boolean => {
  const valueOf = (number: string): number => Number(number.replace(/^0(?=\d+$)/, '0o').replaceAll('_', ''));
  return bad.some(({ kind, text: other }) => NUMBERS.test(kind) && valueOf(other) === valueOf(text));
};

/** Whether a name or key of an item is a word in a text of the mistake, or a text that the mistake has not: only the example calls it so. */
const isOwnLabel = (leaf: CodeNode, bad: readonly CodeNode[]): boolean => {
  const { parent, slot, text } = leaf;
  if (parent?.kind === 'pair' && slot === 'key' && TEXTS.test(leaf.kind))
    return !bad.some((node) => node.text === text);
  const isName = parent?.kind === 'keyword_argument' && slot === 'name';
  return isName && bad.some((node) => TEXTS.test(node.kind) && wordsOf(node.text).includes(text));
};

/** Whether a literal says something that nothing in the mistake gives rise to, and that is no named argument. */
const isInvented = (
  literal: CodeNode,
  bad: readonly CodeNode[],
  template: Template,
  repair: Repair,
): boolean => {
  if (SELF.test(literal.kind)) return !bad.some(({ kind }) => kind === literal.kind);
  if (TEXTS.test(literal.kind) && namesExample(literal, repair)) return true;
  if (isOwnLabel(literal, bad)) return true;
  if (isNamedItem(literal)) return false;
  if (TEXTS.test(literal.kind)) return /\w/.test(literal.text) && !hasKind(bad, TEXTS);
  if (!NUMBERS.test(literal.kind)) return false;
  if (isWorkedOut(literal, bad, template)) return true;
  return !IDIOMS.test(literal.text) && !isArgument(literal) && !isOneOf(literal, bad);
};

const TYPE = /^(?:type|type_annotation)$/;

/** Whether a rewrite adds a type where there was none: which one is not to be seen. */
const addsType = (bad: readonly CodeNode[], good: readonly CodeNode[]): boolean =>
  hasKind(good, TYPE) && !hasKind(bad, TYPE);

const catchesAll = ({ kind, children }: CodeNode): boolean =>
  kind === 'except_clause' && !children.some(({ slot }) => slot === 'value');

const catchesSome = (node: CodeNode): boolean => node.kind === 'except_clause' && !catchesAll(node);

/** The errors that several others became names for. */
const ALIASED = new Set(['OSError', 'TimeoutError']);

const errorsIn = (nodes: readonly CodeNode[]): readonly string[] =>
  nodes
    .filter(({ slot, parent }) => slot === 'value' && parent?.kind === 'except_clause')
    .flatMap(descendants)
    .flatMap(({ kind, text }) => (kind === 'identifier' ? [text] : []));

const aroundAndIn = (nodes: readonly CodeNode[]): readonly CodeNode[] =>
  nodes.flatMap((node) => [...ancestors(node), ...descendants(node)]);

/** Whether other errors are caught than before. */
const catchesOthers = (bad: readonly CodeNode[], good: readonly CodeNode[]): boolean => {
  const before = new Set(errorsIn(bad));
  return errorsIn(good).some((name) => !before.has(name) && !ALIASED.has(name));
};

const ACTS = /^(?:call|call_expression|await|await_expression|yield|yield_expression)$/;

/** Statements that do nothing but call. */
const acts = (nodes: readonly CodeNode[]): number =>
  nodes
    .flatMap(descendants)
    .filter(({ kind, children: [only] }) => kind === 'expression_statement' && ACTS.test(only?.kind ?? ''))
    .length;

const isStatement = ({ kind }: CodeNode): boolean => /_statement$|_declaration$|_definition$/.test(kind);

/** Whether statements that a rewrite carries over change their order. */
const reorders = ({ uses }: Template): boolean => {
  const starts = uses.filter(({ from }) => isStatement(from)).map(({ from }) => from.start);
  return starts.some((start, index) => start < (starts[index - 1] ?? 0));
};

/**
 * Whether a rewrite says or does something that the place itself does not give rise to: a text or a number of the example, which errors are meant,
 * one more call, statements in another order. What to say or do there is for a person.
 */
export const invents = (template: Template, { bad, good }: Site, repair: Repair): boolean =>
  template.written.some((leaf) => isInvented(leaf, descendants(bad), template, repair)) ||
  acts(good) > acts([bad]) ||
  (descendants(bad).some(catchesAll) && good.flatMap(descendants).some(catchesSome)) ||
  catchesOthers(aroundAndIn([bad]), aroundAndIn(good)) ||
  addsType(descendants(bad), good.flatMap(descendants)) ||
  reorders(template);
