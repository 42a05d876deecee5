import type { Range } from '@feedback/schema';
import { kindOf, parseTree, type SgNode, type Source } from '../tree.ts';
import { applyEdits, type Edit } from './edit.ts';
import type { Landing } from './expand.ts';
import { placementsIn, type Placement } from './placement.ts';

/** What is wrong with an edit where it landed: captures (by order) that were torn apart, or the replacement as a whole. */
export interface Unsound {
  readonly captures: ReadonlySet<number>;
  readonly whole: boolean;
}

/** Nodes whose children are a list, so that several may stand where one stood. */
const LISTS =
  /^(?:module|block|program|statement_block|class_body|interface_body|object_type|switch_case|switch_default|argument_list|arguments|parameters|lambda_parameters|formal_parameters|list|tuple|set|dictionary|array|object|expression_list|pattern_list|named_imports|decorated_definition|import_from_statement|import_statement)$/;

/** The outermost node that covers the same text: what stands in the place that an edit fills. */
const outermost = (node: SgNode): SgNode => {
  const { start, end } = node.range();
  let found = node;
  for (let parent = node.parent(); parent; parent = parent.parent()) {
    const range = parent.range();
    if (range.start.index !== start.index || range.end.index !== end.index || parent.parent() === null) break;
    found = parent;
  }
  return found;
};

interface Hole {
  /** The kinds that the parent may have; none for the root, which may become anything. */
  readonly parents: readonly string[];
  /** The `;` after an expression that is a statement belongs to whatever takes its place. */
  readonly semicolon: boolean;
}

const holeOf = (edit: Edit): Hole => {
  const parent = outermost(edit.match.node).parent();
  if (parent === null) return { parents: [], semicolon: false };
  const kind = kindOf(parent);
  if (kind !== 'expression_statement') return { parents: [kind], semicolon: false };
  const above = parent.parent();
  return { parents: above ? [kind, kindOf(above)] : [kind], semicolon: true };
};

const fits = ({ lies, parent }: Placement, { parents }: Hole): boolean =>
  parents.length === 0 ||
  (parents.includes(parent) &&
    (lies === 'node' || lies === 'inside' || (lies === 'run' && LISTS.test(parent))));

const isWord = (text: string): boolean => /^[\p{L}\p{N}_$]*$/u.test(text);

/** The grammar takes `() => { a: 1 }` for a function that gives an object; to JavaScript it is a block with a label. */
const becomesBlock = (node: string | undefined, parent: string): boolean =>
  node === 'object' && parent === 'arrow_function';

const staysWhole = (
  { kind, node }: Pick<Landing, 'kind' | 'node'>,
  { lies, parent }: Placement,
  text: string,
): boolean => {
  if (kind === 'text' || text === '') return true;
  if (lies === 'node') return !becomesBlock(node, parent);
  return lies === 'inside' ? isWord(text) : lies === 'run' && kind === 'many';
};

interface Target extends Range {
  readonly edit: number;
  /** The order of the capture; `undefined` for the whole replacement. */
  readonly capture?: number;
}

const targetsOf = (edit: Edit, index: number, start: number, code: string, hole: Hole): Target[] => {
  const length = code.startsWith(';', start + edit.text.length) && hole.semicolon ? 1 : 0;
  return [
    { edit: index, start: start + (edit.lead ?? 0), end: start + edit.text.trimEnd().length },
    ...(length
      ? [{ edit: index, start: start + (edit.lead ?? 0), end: start + edit.text.length + length }]
      : []),
    ...edit.landings.map((landing, capture) => ({
      edit: index,
      capture,
      start: start + landing.start,
      end: start + landing.end,
    })),
  ];
};

/**
 * Says which edits would change the meaning of what they move or of what is around them, by looking where the pieces lie in the
 * tree of the result: `double(x + 1)` rewritten by `$A * 2` must not become `x + 1 * 2`.
 */
export const findUnsound = (source: Source, edits: readonly Edit[]): ReadonlyMap<number, Unsound> => {
  const result = applyEdits(source.code, edits);
  const holes = edits.map(holeOf);
  const targets = edits.flatMap((edit, index) =>
    edit.text === ''
      ? []
      : targetsOf(
          edit,
          index,
          result.starts[index] ?? 0,
          result.code,
          holes[index] ?? { parents: [], semicolon: false },
        ),
  );
  const placements = placementsIn(parseTree({ ...source, code: result.code }), targets);
  const unsound = new Map<number, Unsound>();
  const settled = new Set<number>();
  for (const [at, target] of targets.entries()) {
    const placement = placements[at];
    const hole = holes[target.edit];
    if (placement === undefined || hole === undefined) continue;
    const before = unsound.get(target.edit) ?? { captures: new Set(), whole: false };
    if (target.capture === undefined) {
      if (fits(placement, hole)) settled.add(target.edit);
    } else {
      const landing = edits[target.edit]?.landings[target.capture] ?? { kind: 'one' };
      if (!staysWhole(landing, placement, result.code.slice(target.start, target.end)))
        unsound.set(target.edit, { ...before, captures: new Set([...before.captures, target.capture]) });
    }
  }
  for (const { edit } of targets)
    if (!settled.has(edit))
      unsound.set(edit, { captures: unsound.get(edit)?.captures ?? new Set(), whole: true });
  return unsound;
};
