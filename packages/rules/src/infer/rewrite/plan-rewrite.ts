import type { RuleObject } from '@feedback/schema';
import type { Candidate } from '../candidate.ts';
import { ancestors, descendants, type CodeNode } from '../code-tree.ts';
import type { Insertion, Site } from './changes.ts';
import { allOf, isBelow, requireAt, seenFrom } from './context.ts';
import { guardsOf } from './guards.ts';
import { isInImport, namesNeeded, statementOf } from './names.ts';
import { meaningGuards } from './around.ts';
import { flowGuards } from './flow.ts';
import { invents } from './inventions.ts';
import { meet, narrowTo, unify } from './narrow.ts';
import { isBody } from '../grammar.ts';
import { renderCandidate } from '../render.ts';
import type { Repair } from './repair.ts';
import { writeTemplate, type Template } from './template.ts';

/** A rewrite for the mistake that a candidate finds. */
export interface Rewrite {
  readonly fix: string;
  /** The places that may be rewritten, and hold all that the rewrite carries over. */
  readonly shape: RuleObject;
  /** All places that have the mistake, seen from where the rewrite is made. */
  readonly general: RuleObject;
}

/** Nodes above the least place that are tried as well. */
const MAX_CLIMB = 3;

const lowestAbove = (nodes: readonly CodeNode[]): CodeNode | undefined => {
  const [first, ...others] = nodes;
  if (first === undefined) return undefined;
  return [first, ...ancestors(first)].find((above) =>
    others.every((node) => node === above || isBelow(node, above)),
  );
};

const touches = (node: CodeNode, root: CodeNode): boolean =>
  node === root || isBelow(node, root) || isBelow(root, node);

const placesOf = ({ sites, insertions }: { sites: readonly Site[]; insertions: readonly Insertion[] }): readonly CodeNode[] => [
  ...sites.map(({ bad }) => bad),
  ...insertions.map(({ into }) => into),
];

/** The nodes above a place up to the statement around it, and up to the candidate's root if that is further. */
const wayUp = (least: CodeNode, root: CodeNode): readonly CodeNode[] => {
  const up = [least, ...ancestors(least)].slice(0, MAX_CLIMB + 1);
  const statement = statementOf(statementOf(least) === least ? (least.parent?.parent ?? least) : least);
  const end = up.indexOf(statement);
  const near = end === -1 ? up : up.slice(0, end + 1);
  return isBelow(least, root) && !near.includes(root) ? [...near, root] : near;
};

/** Kinds that their place alone tells. */
const KIND_OF_PLACE = /^(?:argument_list|arguments|parameters|formal_parameters)$/;

/**
 * Whether a candidate can be told as well from a node below its root: it must ask for the kind there, or finds more than that, and be reported
 * in the same statement.
 */
const isSeenFrom = (node: CodeNode, { root, marks }: Candidate): boolean => {
  if (!isBelow(node, root)) return true;
  const between = [node, ...ancestors(node).slice(0, ancestors(node).indexOf(root))];
  if (between.some(({ kind }) => isBody(kind))) return false;
  return marks.get(node)?.kind === true || KIND_OF_PLACE.test(node.kind);
};

/** The places to rewrite for a candidate, from the least one that holds all that differs there. */
const sitesFor = (candidate: Candidate, { changes }: Repair): readonly Site[] => {
  const { root } = candidate;
  const at = new Map(changes.sites.map(({ bad, good }) => [bad, good]));
  const near = placesOf(changes).filter((node) => touches(node, root) && (at.has(node) || isBelow(node, root)));
  const least = lowestAbove(near);
  if (least === undefined) return [];
  return wayUp(least, root).flatMap((bad) => {
    const good = at.get(bad) ?? changes.partners.get(bad);
    return good === undefined || bad.parent === undefined || !isSeenFrom(bad, candidate) ? [] : [{ bad, good }];
  });
};

const LISTS: Readonly<Record<string, readonly [context: string, selector: string]>> = {
  argument_list: ['f($$$NAME)', 'argument_list'],
  dictionary: ['{$$$NAME}', 'dictionary'],
  object: ['x = {$$$NAME}', 'object'],
};

const UNKNOWN_MEMBERS: Readonly<Record<string, RuleObject>> = {
  argument_list: { kind: 'dictionary_splat' },
  dictionary: { kind: 'dictionary_splat' },
  object: { kind: 'spread_element' },
};

const nameOf = (item: CodeNode): string => item.children.find(({ slot }) => slot === 'name' || slot === 'key')?.text ?? '';

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Positional arguments beyond those of the example may mean anything: `open(path, 'rb')`. */
const moreArguments = ({ kind, children }: CodeNode): readonly RuleObject[] =>
  kind === 'argument_list'
    ? [{ has: { not: { kind: 'keyword_argument' }, nthChild: `n+${children.length + 1}` } }]
    : [];

/** Lists to which something is added must not have it yet, nor hide what they have. */
const listRules = (root: CodeNode, { lists, captured }: Template): readonly RuleObject[] =>
  [...lists].map(([node, added]) => {
    const [context = '', selector = ''] = LISTS[node.kind] ?? [];
    const own = added.map((item) => ({
      has: { kind: item.kind, has: { regex: `^['"]?${escape(nameOf(item))}['"]?$` } },
    }));
    return requireAt(
      root,
      node,
      allOf([
        { pattern: { context: context.replace('NAME', captured.get(node) ?? ''), selector } },
        { not: { any: [...own, { has: UNKNOWN_MEMBERS[node.kind] ?? {} }, ...moreArguments(node)] } },
      ]),
    );
  });

const SIGNATURES = /^(?:parameters|formal_parameters|lambda_parameters)$/;
const DEFAULTS = /^(?:default_parameter|typed_default_parameter|assignment_pattern)$/;

const defaultsIn = (nodes: readonly CodeNode[]): number =>
  nodes.flatMap(descendants).filter(({ kind }) => DEFAULTS.test(kind)).length;

/** What is taken away must not be missed elsewhere: an import, a parameter, or its default. */
const isMissed = ({ bad, good }: Site): boolean =>
  (good.length === 0 && (isInImport(bad) || SIGNATURES.test(bad.parent?.kind ?? ''))) ||
  defaultsIn(good) < defaultsIn([bad]);

const planAt = (site: Site, candidate: Candidate, repair: Repair): Rewrite | undefined => {
  const { bad, good } = site;
  if (isMissed(site)) return undefined;
  const template = writeTemplate(bad, good, repair);
  const narrow = narrowTo(bad, template, candidate, repair);
  const unified = narrow && unify(candidate, narrow);
  if (narrow === undefined || unified === undefined || invents(template, site, repair)) return undefined;
  const asked = meet(unified, narrow);
  const needed = namesNeeded(site, template, asked, repair);
  const flow = flowGuards(site, template);
  if (needed === undefined || flow === undefined) return undefined;
  const family = repair.language === 'python' ? 'python' : 'ecmascript';
  const extra = [
    ...listRules(bad, template),
    ...guardsOf(bad, good, template, family),
    ...meaningGuards(site, template, repair),
    ...flow,
    ...needed,
  ];
  const { own } = seenFrom(unified, bad);
  const strict = seenFrom(withLiterals(unified), bad);
  // A fix is made wherever a shape captures all that it names: what is only found must not.
  const plain = seenFrom(candidate, bad);
  const both = meet(own, narrow);
  const shape = allOf([renderCandidate(both), ...listed(strict.around), ...extra]);
  const general = isBelow(candidate.root, bad)
    ? allOf([renderCandidate(candidate), { not: { inside: { ...shape, stopBy: 'end' } } }])
    : allOf([renderCandidate(plain.own), ...listed(plain.around)]);
  const isLiteral = template.captured.size === 0;
  if (isLiteral && !(extra.length === 0 && !LITERAL.test(bad.kind) && servesAll(own, narrow))) return undefined;
  return { fix: template.text, shape, general };
};

const listed = (rule: RuleObject | undefined): readonly RuleObject[] => (rule === undefined ? [] : [rule]);

/** Numbers around the place must be as in the example: the first item is not the second. */
const withLiterals = (candidate: Candidate): Candidate => ({
  ...candidate,
  marks: new Map(
    [...candidate.marks].map(([node, marks]) => [
      node,
      marks.kind && /^(?:integer|float|number)$/.test(node.kind) ? { ...marks, text: true as const } : marks,
    ]),
  ),
});

const LITERAL = /string|regex|^(?:number|integer|float)$/;

const FIXED_KINDS = /^(?:none|true|false|null|undefined|this|super|ellipsis)$|_statement$/;
const FIXED_ARITY = /^(?:attribute|member_expression|keyword_argument|pair|unary_expression|binary_expression|not_operator|call)$/;

/** Whether a shape asks for nothing that another does not ask for as well. */
const servesAll = (own: Candidate, narrow: Candidate): boolean =>
  [...narrow.marks].every(([node, marks]) => {
    const asked = own.marks.get(node);
    if (asked?.kind !== true) return false;
    if (marks.text && !asked.text && !FIXED_KINDS.test(node.kind)) return false;
    return !marks.count || asked.count === true || FIXED_ARITY.test(node.kind);
  });

/** The rewrites that turn what a candidate finds into what the good side has in its place, from the least one up. */
export const planRewrites = (candidate: Candidate, repair: Repair): readonly Rewrite[] =>
  sitesFor(candidate, repair).flatMap((site) => planAt(site, candidate, repair) ?? []);
