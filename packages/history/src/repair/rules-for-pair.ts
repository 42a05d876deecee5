import { matchRule, type Source } from '@feedback/rules';
import { callRule } from './call-rule.ts';
import { inferFrom, proved } from './infer-from.ts';
import { subjectOf, wantedNames, type Evidence } from './judge-rule.ts';
import { alternativesOf, keepAlternatives, quietAlternatives } from './keep-alternatives.ts';
import type { ProvedRule } from './proved-rule.ts';
import type { RepairPair, RepairPlace } from './repair-pairs.ts';
import type { RepairedFile } from './repaired-file.ts';
import { evidenceOf, type PlaceGroup, type Repaired } from './repaired-places.ts';
import { inOtherSurroundings } from './surroundings.ts';

/** So many places of the same repair help to tell what they have in common. */
const MOST_EXAMPLES = 4;
/** Files longer than this many characters take too long to be searched for each candidate. */
const MOST_CHARACTERS = 200_000;

/** The good sides of the same language, the one of each place that is nearest to the mistake. */
const goodSides = (places: readonly RepairPlace[], { language, good }: RepairPair): readonly string[] =>
  places.flatMap(({ pairs: [smallest] }) =>
    smallest === undefined || smallest.language !== language || smallest.good === good ? [] : [smallest.good],
  );

/** The repaired files as they are now: whoever repaired them had them open, so what is left there is hardly the mistake. */
export const repairedCode = (files: readonly RepairedFile[], { language }: RepairPair): readonly Source[] =>
  files
    .filter((file) => file.language === language && file.after.length <= MOST_CHARACTERS)
    .map(({ after }) => ({ language, code: after }));

/** The bad side with another call in the place of one, which is no such mistake. */
const withOtherCall = (code: string, name: string): string =>
  code.replaceAll(
    new RegExp(String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}(?=\s*\()`, 'g'),
    'anything_else',
  );

/** The rule for a call that lacks something, where the repair left no such call in its own files. */
const callRuleFor = (
  { pair, edit, ownerOf }: Evidence,
  good: readonly string[],
  quiet: readonly Source[],
): ProvedRule | undefined => {
  const rule = callRule(pair.language, edit, ownerOf);
  const isNear = (source: Source): boolean => rule !== undefined && matchRule(rule, source).length > 0;
  const sources = [...good.map((code) => ({ language: pair.language, code })), ...quiet];
  return rule === undefined || sources.some(isNear) ? undefined : proved(pair, rule);
};

/** A rule that finds what both find, and repairs what the first one does. */
const withFixOf = (
  first: ProvedRule,
  { rule }: ProvedRule,
  pair: RepairPair,
  evidence: Evidence,
): ProvedRule | undefined => {
  const kept = keepAlternatives(first, pair, (alone) => subjectOf(alone, evidence) !== undefined);
  if (kept?.rule.fix === undefined) return undefined;
  const [narrow] = alternativesOf(kept.rule);
  if (narrow === undefined) return undefined;
  // What is repaired may be a part of what is found: the arguments of a call.
  const rest = { all: [rule.rule, { not: { any: [{ has: narrow }, { inside: narrow }] } }] };
  const both = proved(pair, { ...kept.rule, rule: { any: [narrow, rest] } });
  return both?.proof.tier === 'proved_fix' ? both : undefined;
};

/** Rules for a pair, the one that is most likely right first; each is inferred when it is asked for. */
export const rulesForPair = function* (
  pair: RepairPair,
  group: PlaceGroup,
  repaired: Repaired,
): Generator<ProvedRule> {
  const { places, files } = repaired;
  const good = goodSides(places, pair);
  const quiet = repairedCode(files, pair);
  const evidence = evidenceOf(pair, repaired);
  const others = group.places.flatMap(({ pairs: [other] }) => (other && other !== pair ? [other.bad] : []));
  const varied = inOtherSurroundings(pair);
  const bad = [...others.slice(0, MOST_EXAMPLES), ...(varied === undefined ? [] : [varied])];
  const first = inferFrom(pair, { good, bad, quiet });
  const plain = callRuleFor(evidence, good, quiet);
  if (plain !== undefined)
    yield first === undefined ? plain : (withFixOf(first, plain, pair, evidence) ?? plain);
  if (first !== undefined) yield first;
  const [wanted] = wantedNames(evidence);
  const other = wanted === undefined ? pair.bad : withOtherCall(pair.bad, wanted);
  if (other !== pair.bad) {
    const pointed = inferFrom(pair, { good: [...good, other], bad, quiet });
    if (pointed !== undefined) yield pointed;
  }
  if (first !== undefined) return;
  const broad = inferFrom(pair, { good, bad });
  if (broad !== undefined) yield quietAlternatives(broad, pair, quiet) ?? broad;
};
