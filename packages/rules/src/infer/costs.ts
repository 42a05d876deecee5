import type { Language } from '@feedback/schema';
import type { Marks } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';
import { isBody } from './grammar.ts';
import type { Meanings } from './meaning.ts';
import { isWellKnown } from './well-known.ts';

/** What the costs of marks depend on. */
export interface Surroundings {
  readonly language: Language;
  readonly novel: ReadonlySet<CodeNode>;
  readonly bound: ReadonlySet<string>;
  readonly imported: ReadonlySet<string>;
  readonly partners: ReadonlyMap<CodeNode, CodeNode>;
  readonly meanings: Meanings;
}

const NEVER = Infinity;

const CONSTANTS = new Set(['none', 'true', 'false', 'null', 'undefined', 'this', 'super', 'ellipsis']);
const NUMBERS = new Set(['integer', 'float', 'number']);
const MEMBERS = new Set(['attribute', 'property', 'name', 'key', 'label']);
const EXAMPLE_NAME =
  /^(?:foo|bar|baz|qux|quux|spam|eggs|ham|my_?\w*|some_?\w*|do_?something\w*|[a-zA-Z]\d?|example|thing|stuff)$/i;

/** Whether a name is one that stands for any name in examples. */
export const isExampleName = (name: string): boolean => EXAMPLE_NAME.test(name);

const isName = (kind: string): boolean => kind.endsWith('identifier') || kind === 'identifier';

/** Whether a member belongs to something that is not the example's own. */
const isOfApi = ({ parent }: CodeNode, { language, imported }: Surroundings): boolean => {
  let at = parent;
  while (at) {
    const next: CodeNode | undefined = at.children.find(
      ({ slot }) => slot === 'object' || slot === 'function',
    );
    if (!next) break;
    at = next;
  }
  return at !== undefined && (imported.has(at.text) || isWellKnown(language, at.text));
};

const LABELS = new Set(['attribute keyword', 'attribute attribute', 'keyword_argument name']);

/** Whether a name stands for something: it is neither a member nor a label nor part of an import. */
const isReference = ({ parent, slot }: CodeNode): boolean =>
  parent === undefined ||
  !(
    LABELS.has(`${parent.kind} ${slot}`) ||
    parent.kind === 'dotted_name' ||
    parent.kind === 'aliased_import' ||
    (/(?:_definition|parameter)$/.test(parent.kind) && slot === 'name')
  );

const nameCost = (node: CodeNode, around: Surroundings): number => {
  const { text, parent, slot } = node;
  if (around.bound.has(text) || slot === 'alias') return NEVER;
  const isNew = around.novel.has(node);
  if (isWellKnown(around.language, text) || /^__\w+__$/.test(text)) return isNew ? 0.5 : 0.9;
  if (around.imported.has(text)) return isNew ? 0.6 : 0.7;
  if (EXAMPLE_NAME.test(text)) return isNew ? 7 : NEVER;
  if (MEMBERS.has(slot)) return isNew ? 0.6 : isOfApi(node, around) ? 0.9 : 2;
  const isCalled = parent?.slot !== undefined && (slot === 'function' || slot === 'constructor');
  // A name of the example that the repair leaves alone merely stands near.
  if (!isNew) return NEVER;
  return isCalled || /^[A-Z]/.test(text) ? 2 : 5;
};

/** Whether a leaf gave way to another leaf: then what it says may be the point. */
const isReplaced = (node: CodeNode, { novel, partners }: Surroundings): boolean => {
  const partner = partners.get(node);
  return (
    novel.has(node) && partner !== undefined && partner.children.length === 0 && partner.text !== node.text
  );
};

const literalCost = (node: CodeNode, isNew: boolean): number => {
  if (!isNew && node.text.length > 3) return NEVER;
  if (NUMBERS.has(node.kind))
    return isNew ? (/^[012]$/.test(node.text) ? 1 : 3) : /^[01]$/.test(node.text) ? 2.5 : NEVER;
  if (/^(?:[a-z]*)(?:''|""|``)$/i.test(node.text)) return isNew ? 0.8 : 1.8;
  return node.text.length > 40 ? NEVER : isNew ? 3.5 : NEVER;
};

/** What it costs in generality to ask for the text of a leaf. */
export const textCost = (node: CodeNode, around: Surroundings): number => {
  if (node.children.length > 0 || !node.named) return NEVER;
  if (CONSTANTS.has(node.kind)) return around.novel.has(node) ? 0.4 : 1;
  if (isName(node.kind)) return nameCost(node, around);
  if (node.kind.endsWith('_statement')) return NEVER;
  return literalCost(node, isReplaced(node, around));
};

const OWN_WORDS = /^(?:self|cls|__\w+__)$/;

/** What is a member of these is a name of the platform by itself. */
const GLOBAL_OBJECTS = new Set(['window', 'globalThis', 'global', 'self']);

/** Whether a name is an object that has the names of the platform as members. */
export const isGlobalObject = (language: Language, name: string): boolean =>
  language !== 'python' && GLOBAL_OBJECTS.has(name);

/** Whether a name has its meaning from an import or from the platform. */
export const isGiven = (node: CodeNode, { language, bound, meanings }: Surroundings): boolean =>
  node.kind === 'identifier' &&
  !bound.has(node.text) &&
  (meanings.has(node.text) ||
    (language !== 'python' && isWellKnown(language, node.text) && !GLOBAL_OBJECTS.has(node.text)));

/** What is asked of a name beside its text: that it has the meaning that the platform or an import gives it. */
const meaningMarks = (node: CodeNode, { language, bound, meanings }: Surroundings): Marks => {
  if (node.kind !== 'identifier' || bound.has(node.text) || !isReference(node)) return {};
  const means = meanings.get(node.text);
  if (means !== undefined) return { means };
  return isWellKnown(language, node.text) && !OWN_WORDS.test(node.text) ? { free: true } : {};
};

/** Marks that ask for the text of a node, and a name for its meaning. */
export const textMarks = (node: CodeNode, around: Surroundings): Marks => ({
  kind: true,
  text: true,
  ...meaningMarks(node, around),
});

/** What it costs to ask for the kind of a node. */
export const kindCost = (node: CodeNode, { novel }: Surroundings): number => {
  const isNew = novel.has(node);
  if (isBody(node.kind)) return 0.3;
  if (isName(node.kind)) return isNew ? 1 : 2;
  return isNew ? 0.5 : 1.2;
};

/** What it costs to ask for a word or an operator. */
export const tokenCost = (node: CodeNode, { novel }: Surroundings): number =>
  node.parent && novel.has(node.parent) ? 0.4 : 0.9;

/** What it costs to ask for the number of children. */
export const countCost = (node: CodeNode, { novel }: Surroundings): number =>
  novel.has(node) ? (isBody(node.kind) ? 1.2 : 0.9) : isBody(node.kind) ? 3 : 1.7;
