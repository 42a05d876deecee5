import type { RuleObject } from '@feedback/schema';
import type { Candidate } from '../candidate.ts';
import type { CodeNode } from '../code-tree.ts';
import { renderCandidate } from '../render.ts';
import { meaningGuards } from './meaning-guards.ts';
import type { Site } from './changes.ts';
import { allOf, isBelow, seenFrom } from './context.ts';
import { flowGuards } from './flow-guards.ts';
import { grownListRules } from './grown-lists.ts';
import { layoutGuards } from './layout-guards.ts';
import { loopGuards } from './loop-guards.ts';
import { movingGuards } from './moving-guards.ts';
import { dependsOnValue, kindGuards } from './captured-kinds.ts';
import { invents } from './inventions.ts';
import { namesNeeded } from './names.ts';
import { meet, narrowTo, unify } from './narrow.ts';
import { reasonGuards } from './reason-guards.ts';
import type { Repair } from './repair.ts';
import { changesSignature, returnsMore } from './signatures.ts';
import { isMissed, sitesFor } from './sites-for.ts';
import { pinOf, writeTemplate, type Template } from './template.ts';
import { valueGuards } from './value-guards.ts';

/** A rewrite for the mistake that a candidate finds. */
export interface Rewrite {
  readonly fix: string;
  /** The places that may be rewritten, and hold all that the rewrite carries over. */
  readonly shape: RuleObject;
  /** All places that have the mistake, seen from where the rewrite is made. */
  readonly general: RuleObject;
}

/** What a place must be, beyond its shape, for a rewrite to mean there what it means in the example; `undefined` where that cannot be told. */
const guardsOf = (
  site: Site,
  template: Template,
  asked: Candidate,
  repair: Repair,
): readonly RuleObject[] | undefined => {
  const names = namesNeeded(site, template, asked, repair);
  const flow = flowGuards(site, template);
  if (names === undefined || flow === undefined) return undefined;
  const moving = movingGuards(site, template, repair.language);
  return [
    ...grownListRules(site.bad, template),
    ...moving,
    ...meaningGuards(site, template, repair),
    ...kindGuards(site, template),
    ...valueGuards(site, template, repair),
    ...reasonGuards(site, template, repair),
    ...loopGuards(site, template),
    ...layoutGuards(site, template, repair),
    ...flow,
    ...names,
  ];
};

const listed = (rule: RuleObject | undefined): readonly RuleObject[] => (rule === undefined ? [] : [rule]);

/** Numbers around the place must be as in the example: the first item is not the second. */
const withNumbers = (candidate: Candidate): Candidate => ({
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
const FIXED_ARITY =
  /^(?:attribute|member_expression|keyword_argument|pair|unary_expression|binary_expression|not_operator|call)$/;

/** Whether a shape at a candidate's root asks for nothing that the candidate does not ask for as well. */
const fitsAll = ({ root, marks: own }: Candidate, narrow: Candidate): boolean =>
  root === narrow.root &&
  !LITERAL.test(root.kind) &&
  [...narrow.marks].every(([node, marks]) => {
    const asked = own.get(node);
    if (asked?.kind !== true) return false;
    if (marks.text && !asked.text && !FIXED_KINDS.test(node.kind)) return false;
    return !marks.count || asked.count === true || FIXED_ARITY.test(node.kind);
  });

/** The places of a candidate, seen from where a rewrite is made that takes some of them. */
const findsOf = (candidate: Candidate, bad: CodeNode, shape: RuleObject): RuleObject => {
  if (isBelow(candidate.root, bad))
    return allOf([renderCandidate(candidate), { not: { inside: { ...shape, stopBy: 'end' } } }]);
  const { own, around } = seenFrom(candidate, bad);
  return allOf([renderCandidate(own), ...listed(around)]);
};

const planWith = (
  template: Template,
  site: Site,
  candidate: Candidate,
  repair: Repair,
): Rewrite | undefined => {
  const { bad } = site;
  if (invents(template, site, repair) || dependsOnValue(site, template)) return undefined;
  const narrow = narrowTo(bad, template, candidate, repair);
  const unified = narrow && unify(candidate, narrow);
  if (narrow === undefined || unified === undefined) return undefined;
  const guards = guardsOf(site, template, meet(unified, narrow), repair);
  if (guards === undefined) return undefined;
  const { own } = seenFrom(unified, bad);
  const { around } = seenFrom(withNumbers(unified), bad);
  const asked = [...listed(around), ...guards];
  // What captures nothing is written wherever the rule finds something, so it must fit everywhere.
  if (template.captured.size === 0 && (asked.length > 0 || !fitsAll(candidate, narrow))) return undefined;
  const shape = allOf([renderCandidate(meet(own, narrow)), ...asked]);
  // A place is rewritten if it captures all that the fix names: what is only found must keep its own names.
  return { fix: template.text, shape, general: findsOf(candidate, bad, shape) };
};

const planAt = (site: Site, candidate: Candidate, repair: Repair, isPinned: boolean): Rewrite | undefined => {
  const { bad, good } = site;
  if (isMissed(site) || changesSignature(site, repair)) return undefined;
  const template = writeTemplate(bad, good, repair);
  if (returnsMore(site, template)) return undefined;
  if (!isPinned) return planWith(template, site, candidate, repair);
  const pin = template.captured.size === 0 ? pinOf(bad, good) : undefined;
  return pin && planWith(writeTemplate(bad, good, repair, pin), site, candidate, repair);
};

/**
 * The rewrites that turn what a candidate finds into what the good side has in its place, from the least one up. Where none carries anything
 * over, those that are tied to a name.
 */
export const planRewrites = (candidate: Candidate, repair: Repair): readonly Rewrite[] => {
  const sites = sitesFor(candidate, repair);
  const plans = sites.flatMap((site) => planAt(site, candidate, repair, false) ?? []);
  return plans.length > 0 ? plans : sites.flatMap((site) => planAt(site, candidate, repair, true) ?? []);
};
