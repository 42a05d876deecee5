import type { RuleObject } from '@feedback/schema';
import { boundNames, importedNames } from '../bound-names.ts';
import type { Candidate } from '../candidate.ts';
import { descendants, type CodeNode } from '../code-tree.ts';
import { isExampleName } from '../costs.ts';
import { isWellKnown } from '../well-known.ts';
import type { Site } from './changes.ts';
import { imported, isInImport, sourceOf } from './imports.ts';
import type { Repair } from './repair.ts';
import { statementOf } from './sites-for.ts';
import type { Template } from './template.ts';

/** Names of members and of arguments mean nothing by themselves. */
const isFree = (node: CodeNode): boolean =>
  /^(?:identifier|type_identifier|shorthand_property_identifier)$/.test(node.kind) &&
  node.slot !== 'attribute' &&
  node.slot !== 'property' &&
  !(node.slot === 'name' && node.parent?.kind === 'keyword_argument');

const boundIn = (nodes: readonly CodeNode[]): ReadonlySet<string> =>
  new Set(nodes.flatMap((node) => [...boundNames(node), ...(isInImport(node) ? importedNames(node) : [])]));

/** Whether a template writes a name that only the example has, or makes one that the code around may have. */
const leaks = ({ written }: Template, { bound }: Repair): boolean =>
  written.some(({ kind, text }) => kind.endsWith('identifier') && (bound.has(text) || isExampleName(text)));

const LOCAL =
  /^(?:lambda|list_comprehension|set_comprehension|dictionary_comprehension|generator_expression|arrow_function|function_expression)$/;

const FUNCTIONS =
  /^(?:function_definition|function_declaration|method_definition|generator_function_declaration)$/;

const isLocal = (node: CodeNode): boolean =>
  LOCAL.test(node.kind) || (node.slot === 'body' && FUNCTIONS.test(node.parent?.kind ?? ''));

/** The names that code makes for others to use: not those inside of functions, nor of loops that are expressions. */
const madeIn = (nodes: readonly CodeNode[]): ReadonlySet<string> => {
  const made = new Set(boundIn(nodes));
  for (const node of nodes.flatMap(descendants))
    if (isLocal(node)) for (const name of boundNames(node)) made.delete(name);
  return made;
};

const identifiersIn = (nodes: readonly CodeNode[]): ReadonlySet<string> =>
  new Set(nodes.flatMap(descendants).flatMap(({ kind, text }) => (kind === 'identifier' ? [text] : [])));

const parametersOf = (nodes: readonly CodeNode[]): ReadonlySet<string> =>
  identifiersIn(nodes.flatMap(descendants).filter(({ slot }) => slot === 'parameters'));

const hasAll = (whole: ReadonlySet<string>, part: ReadonlySet<string>): boolean =>
  [...part].every((name) => whole.has(name));

/** Whether code elsewhere may use a name that is gone after the rewrite; an import must neither lose nor gain any. */
const losesName = ({ bad, good }: Site, { changes }: Repair): boolean => {
  const statement = statementOf(bad);
  const partner = (statement === bad ? good : changes.partners.get(statement)) ?? good;
  const [before, after] = [madeIn([statement]), madeIn(partner)];
  if (!hasAll(after, before) || !hasAll(parametersOf(partner), parametersOf([statement]))) return true;
  return isInImport(bad) && !hasAll(before, after);
};

/**
 * What a place must have besides its shape so that the names in the rewrite mean something there: imports. `undefined` when the rewrite
 * uses a name that cannot be known there, or takes one away that others may use.
 */
export const namesNeeded = (
  site: Site,
  template: Template,
  asked: Candidate,
  repair: Repair,
): readonly RuleObject[] | undefined => {
  if (leaks(template, repair) || losesName(site, repair)) return undefined;
  const there = new Set(
    [...asked.marks].flatMap(([node, { text }]) => (text === true && isFree(node) ? [node.text] : [])),
  );
  const made = boundIn(site.good);
  const free = template.written.filter(isFree).map(({ text }) => text);
  const unknown = [...new Set(free)].filter(
    (name) =>
      !there.has(name) && !made.has(name) && !/^__\w+__$/.test(name) && !isWellKnown(repair.language, name),
  );
  const before = importedNames(repair.badRoot);
  if (!unknown.every((name) => before.has(name))) return undefined;
  const own = isInImport(site.bad) ? [] : [...there].filter((name) => sourceOf(name, repair) !== undefined);
  return [...new Set([...unknown, ...own])].map((name) =>
    imported(name, sourceOf(name, repair), repair.language),
  );
};
