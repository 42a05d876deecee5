import type { RuleObject } from '@feedback/schema';
import { descendants, type CodeNode } from '../code-tree.ts';
import { ARGUMENTS, headOf } from './calls.ts';
import type { Site } from './changes.ts';
import { requireAt } from './context.ts';
import { exactText } from './exact-text.ts';
import type { Template, Use } from './template.ts';

const NAMES = /^(?:identifier|attribute|member_expression|subscript|subscript_expression|this)$/;
const COMPARISON = /^(?:comparison_operator|binary_expression)$/;
const COMPARES = /^(?:==|!=|===|!==|<|<=|>|>=|is|is not|in|not in)$/;
const EQUALS = /^(?:==|!=|===|!==|is|is not)$/;
const NUMBER = /^(?:integer|float|number)$/;
const DISPLAY = /^(?:tuple|expression_list|list|set|array)$/;

const operatorsOf = ({ kind, children }: CodeNode): string =>
  COMPARISON.test(kind)
    ? children
        .filter(({ named, text }) => !named && COMPARES.test(text))
        .map(({ text }) => text)
        .join()
    : '';

const wordIn = (node: CodeNode, operators: RegExp): boolean =>
  operatorsOf(node)
    .split(',')
    .some((word) => operators.test(word));

const isTested = ({ from }: Use): boolean =>
  from.parent !== undefined && wordIn(from.parent, EQUALS) && from.parent.children.length === 3;

const BOOLEAN = /^(?:comparison_operator|not_operator|true|false)$/;

/** Whether a comparison with a constant gave way to the thing itself, which is the same for booleans only. */
const becomesTruth = (use: Use): boolean =>
  isTested(use) &&
  !(use.to.parent !== undefined && COMPARISON.test(use.to.parent.kind)) &&
  (use.to.parent === undefined ||
    /^(?:not_operator|unary_expression|if_statement|while_statement|parenthesized_expression|block)$/.test(
      use.to.parent.kind,
    ) ||
    use.to.slot === 'condition');

/** Whether the object that a member is taken from was none before: nothing tells that it has such a member. */
const becomesObject = ({ from, to }: Use, root: CodeNode): boolean =>
  to.slot === 'object' &&
  from.slot !== 'object' &&
  !descendants(root).some(
    ({ text, slot, parent }) =>
      text === from.text &&
      (slot === 'object' ||
        (slot === 'value' && parent?.kind === 'subscript') ||
        (slot === 'right' && parent?.kind === 'comparison_operator')),
  );

/** Whether a value comes to stand in a set, which takes only some. */
const isHashed = ({ from, to }: Use): boolean => to.parent?.kind === 'set' && from.parent?.kind !== 'set';

/** Whether a number stands in a comparison that now asks something else. */
const isComparedOtherwise = ({ from, to }: Use, { bad, good }: Site): boolean => {
  if (!NUMBER.test(from.kind)) return false;
  const [before, after] = [[bad], good].map((nodes) =>
    nodes
      .flatMap(descendants)
      .map(operatorsOf)
      .filter((text) => text !== ''),
  );
  return before?.join() !== after?.join() && from.parent?.kind !== to.parent?.kind;
};

/** Whether what was alone in brackets stands without them: then it was meant to be alone. */
const isUnpacked = ({ from, to }: Use, { bad, good }: Site): boolean =>
  DISPLAY.test(bad.kind) && good.length === 1 && good[0] === to && from.parent === bad;

const KEEPERS =
  /^(?:assignment|augmented_assignment|variable_declarator|assignment_expression|return_statement|pair|keyword_argument|list|tuple|set|array|yield)$/;
const LOOPS = /^(?:for_statement|for_in_statement)$/;

const TRUTHS =
  /^(?:not_operator|boolean_operator|unary_expression|if_statement|elif_clause|while_statement|assert_statement|conditional_expression|ternary_expression|parenthesized_expression)$/;
const TRUTH = /^(?:bool|Boolean)$/;

/** The call whose only argument stands in its place. */
const unwrapped = ({ from, to }: Use): CodeNode | undefined => {
  const call = from.parent && ARGUMENTS.test(from.parent.kind) ? from.parent.parent : undefined;
  return to.parent?.kind === call?.parent?.kind && to.slot === call?.slot ? call : undefined;
};

/**
 * Whether a copy, or something converted or measured, gave way to the thing itself: others may have that, too, and its truth may be another
 * one. What a loop goes over is looked at where it alone is rewritten.
 */
const isShared = (use: Use, { bad }: Site): boolean => {
  const call = unwrapped(use);
  if (call === undefined || !NAMES.test(use.from.kind)) return false;
  const kind = call.parent?.kind ?? '';
  if (TRUTHS.test(kind)) return !TRUTH.test(headOf(call)?.text ?? '');
  return KEEPERS.test(kind) || (LOOPS.test(kind) && call !== bad);
};

const LOOSE: Readonly<Record<string, string>> = { '==': '===', '!=': '!==' };

/** Whether a comparison becomes a strict one, which another kind of value fails: then one side must tell of which kind the values are. */
const becomesStrict = ({ bad, good }: Site): boolean => {
  const [before, after] = [[bad], good].map((nodes) =>
    nodes.flatMap(descendants).map(operatorsOf).filter(Boolean),
  );
  const isStricter = before?.some(
    (operator, index) => LOOSE[operator] !== undefined && after?.[index] === LOOSE[operator],
  );
  return (
    isStricter === true &&
    !descendants(bad).some(({ kind, text }) => kind === 'unary_expression' && text.startsWith('typeof '))
  );
};

/**
 * Whether a rewrite can be right only for some values of what it carries over, and nothing tells which: a member of what was an argument, a
 * truth instead of a comparison, the original instead of a copy.
 */
export const dependsOnValue = (site: Site, { uses }: Template): boolean =>
  becomesStrict(site) ||
  uses.some(
    (use) =>
      (becomesObject(use, site.bad) && NAMES.test(use.from.kind)) ||
      (becomesTruth(use) && !BOOLEAN.test(use.from.kind)) ||
      isShared(use, site),
  );

const NO_ESCAPES: RuleObject = { not: { has: { kind: 'escape_sequence', stopBy: 'end' } } };

/** The engine takes texts of Python for equal that differ beside an escape: `"a\tb"` and `"c\td"`. */
const equalGuards = (root: CodeNode, captured: Template['captured']): readonly RuleObject[] =>
  [...captured.keys()]
    .filter(
      (node) =>
        descendants(root).filter(({ kind, text }) => kind === node.kind && text === node.text).length > 1,
    )
    .map((node) => requireAt(root, node, NO_ESCAPES));

/** What captured values must be where the rewrite is right for some kinds only: the kind of the example, a number the very same. */
export const kindGuards = (site: Site, { uses, captured }: Template): readonly RuleObject[] => [
  ...equalGuards(site.bad, captured),
  ...uses.flatMap((use) => {
    const { from } = use;
    if (isComparedOtherwise(use, site))
      return [requireAt(site.bad, from, { kind: from.kind, regex: exactText(from.text) })];
    const isOfKind =
      becomesObject(use, site.bad) || becomesTruth(use) || isHashed(use) || isUnpacked(use, site);
    return isOfKind ? [requireAt(site.bad, from, { kind: from.kind })] : [];
  }),
];
