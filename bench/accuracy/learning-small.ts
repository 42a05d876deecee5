/**
 * Of small repairs that a team would teach, one place each: which give a rule.
 *
 *     node --conditions=@feedback/source bench/accuracy/learning-small.ts [NAME…]
 */
import { candidateRules, repairPlaces } from '@feedback/history';
import { SEEN, type SmallRepair } from './learning-cases.ts';
import { UNSEEN } from './learning-unseen-cases.ts';

const SUFFIXES = { python: 'py', javascript: 'js', typescript: 'ts', tsx: 'tsx' } as const;
const wanted = new Set(process.argv.slice(2));

/** Learns from one repair and tells what came of it. */
const tell = ([name, language, before, after]: SmallRepair): boolean => {
  const file = { path: `a.${SUFFIXES[language]}`, language, before, after };
  const { rules, looksLike, isOnlyExample } = candidateRules(repairPlaces(file), [file]);
  const [best] = rules;
  const told =
    best === undefined
      ? `— ${looksLike?.kind ?? (isOnlyExample ? 'only about the example' : 'no rule')}`
      : `${best.subject.kind} ${JSON.stringify(best.rule.rule).slice(0, wanted.size > 0 ? 5_000 : 160)}`;
  process.stdout.write(`${name.padEnd(17)}${told}\n`);
  return best !== undefined;
};

for (const [group, repairs] of Object.entries({ seen: SEEN, unseen: UNSEEN })) {
  const chosen = repairs.filter(([name]) => wanted.size === 0 || wanted.has(name));
  const learned = chosen.filter(tell).length;
  process.stdout.write(`${group}: ${learned} of ${chosen.length} give a rule\n\n`);
}
