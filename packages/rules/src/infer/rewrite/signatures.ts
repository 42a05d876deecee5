import { descendants, type CodeNode } from '../code-tree.ts';
import type { Site } from './changes.ts';
import type { Repair } from './repair.ts';
import { statementOf } from './sites-for.ts';
import type { Template } from './template.ts';

const SIGNATURES = /^(?:parameters|formal_parameters)$/;
const DEFAULTS = /^(?:default_parameter|typed_default_parameter|assignment_pattern)$/;
const SELF = /^(?:self|cls)$/;

const hasDefault = (parameter: CodeNode): boolean =>
  DEFAULTS.test(parameter.kind) || parameter.children.some(({ slot }) => slot === 'value');

const nameOf = (parameter: CodeNode): string => {
  const first = parameter.children.find(({ named }) => named);
  return first === undefined ? parameter.text : nameOf(first);
};

/** What callers see of a list of parameters: which there are, in which order, and which may be left out. */
const signatureOf = ({ children }: CodeNode): string =>
  children
    .filter((child) => child.named && !SELF.test(nameOf(child)))
    .map((child) => `${nameOf(child)}${hasDefault(child) ? '=' : ''}`)
    .join();

const signaturesIn = (nodes: readonly CodeNode[]): readonly CodeNode[] =>
  nodes.flatMap(descendants).filter(({ kind }) => SIGNATURES.test(kind));

/** Whether a rewrite changes what callers see of a function: they are elsewhere. */
export const changesSignature = ({ bad, good }: Site, { changes }: Repair): boolean => {
  const inside = statementOf(bad);
  const partner = inside === bad ? good : (changes.partners.get(inside) ?? good);
  const [before, after] = [signaturesIn([inside]), signaturesIn(partner)];
  return (
    before.length === after.length &&
    before.some((list, index) => {
      const other = after[index];
      return other !== undefined && signatureOf(list) !== signatureOf(other);
    })
  );
};

const NOTHING = /^(?:none|null|undefined)$/;
const FUNCTION_BODY = /^(?:lambda|arrow_function)$/;

/** What a statement or the body of a short function gives back. */
const returned = (nodes: readonly CodeNode[]): readonly CodeNode[] =>
  nodes.flatMap(descendants).flatMap((node): readonly CodeNode[] => {
    const value = node.children.find(({ named }) => named);
    if (node.kind === 'return_statement') return value && !NOTHING.test(value.kind) ? [value] : [];
    const isShort =
      node.slot === 'body' && FUNCTION_BODY.test(node.parent?.kind ?? '') && node.kind !== 'statement_block';
    return isShort ? [node] : [];
  });

const isLast = (statement: CodeNode): boolean => {
  const { parent } = statement;
  return parent?.parent?.kind.includes('function') === true && parent.children.at(-1) === statement;
};

/** Whether an expression was all that the end of a function did, so that giving it back was all that it lacked. */
const endsFunction = ({ parent }: CodeNode): boolean =>
  parent?.kind === 'expression_statement' && isLast(parent);

/** Whether a function gives something back that gave nothing: what, and whether anybody wants it, is for a person. */
export const returnsMore = ({ bad, good }: Site, { uses }: Template): boolean => {
  const after = returned(good);
  if (after.length <= returned([bad]).length) return false;
  return !after.every((value) =>
    uses.some(({ from, to }) => to === value && (endsFunction(from) || returned([bad]).includes(from))),
  );
};
