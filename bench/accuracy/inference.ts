/**
 * How good inferred rules are, and what becomes of those that fail: a quick look for whoever works on `inferRule`; the figures of record
 * come from `score-inference.mjs`. Renaming is tried on every pair, as the pairs bring no renamed variants. `--fold 2/5` takes every
 * fifth pair from the second on, so that what was tuned on some can be judged by others.
 *
 *     node --conditions=@feedback/source bench/accuracy/inference.ts --pairs PAIRS.jsonl --background ARCHIVE.tar.gz [--fold 2/5] [--show over]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inferRule, matchRule, type Source } from '@feedback/rules';
import { sharesSyntax } from '@feedback/schema';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { couldMatch, necessaryWords, wordFinder } from '../../packages/rules/src/check/prefilter.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { findMany } from '../../packages/rules/src/check/find-many.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { boundNames } from '../../packages/rules/src/infer/bound-names.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { descendants, readCode } from '../../packages/rules/src/infer/code-tree.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { parseTree } from '../../packages/rules/src/tree.ts';
import { readTarball } from './tarball.ts';

type Language = Source['language'];
type Rule = NonNullable<ReturnType<typeof inferRule>>;

interface Pair {
  readonly name: string;
  readonly language: Language;
  readonly bad_example: string;
  readonly good_example: string;
}

interface Result {
  readonly name: string;
  readonly rule: Rule;
  readonly survives: boolean;
  hits: number;
}

/** Rules with more findings in 1,000 lines are noise. */
const MOST = 0.05;

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '' },
    background: { type: 'string', default: '' },
    fold: { type: 'string', default: '1/1' },
    show: { type: 'string', default: 'none' },
  },
});

const readPairs = (): Pair[] => {
  const [first = 1, step = 1] = values.fold.split('/').map(Number);
  return readFileSync(values.pairs, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Pair)
    .filter((_, index) => index % step === first - 1);
};

/** The example with every name that it makes itself called otherwise. */
const rename = (source: Source): string => {
  const tree = readCode(source);
  const bound = boundNames(tree);
  const places = descendants(tree).filter(
    ({ kind, text, children }) => children.length === 0 && kind.endsWith('identifier') && bound.has(text),
  );
  let { code } = source;
  for (const { start } of places.toSorted((a, b) => b.start - a.start))
    code = `${code.slice(0, start)}other_${code.slice(start)}`;
  return code;
};

const infer = (pair: Pair): Result | undefined => {
  const { name, language, bad_example: bad, good_example: good } = pair;
  const rule = inferRule({ name, language, bad, good });
  if (!rule) return undefined;
  const survives = matchRule(rule, { language, code: rename({ language, code: bad }) }).length > 0;
  return { name, rule, survives, hits: 0 };
};

const countHits = (results: readonly Result[]): number => {
  const prepared = results.map((result) => ({ result, words: necessaryWords(result.rule) }));
  let lines = 0;
  for (const file of readTarball(values.background)) {
    lines += file.code.split('\n').length;
    const has = wordFinder(file.code);
    const likely = prepared
      .filter(
        ({ result, words }) => sharesSyntax(result.rule.language, file.language) && couldMatch(words, has),
      )
      .map(({ result }) => result);
    const rules = likely.map(({ rule }) => rule);
    for (const [index, matches] of findMany(rules, parseTree(file)).entries()) {
      const result = likely[index];
      if (result) result.hits += matches.length;
    }
  }
  return lines / 1000;
};

const pairs = readPairs();
const start = performance.now();
const results = pairs.flatMap((pair) => infer(pair) ?? []);
const perPair = (performance.now() - start) / Math.max(1, pairs.length);
const thousands = values.background === '' ? 0 : countHits(results);
const isOver = ({ hits }: Result): boolean => thousands > 0 && hits / thousands > MOST;

const share = (count: number): string => `${((100 * count) / Math.max(1, pairs.length)).toFixed(1)} %`;
process.stdout.write(
  `${pairs.length} pairs, ${share(results.length)} with a rule, ${share(results.filter(({ rule }) => rule.fix !== undefined).length)} with a fix, ` +
    `${results.filter(({ survives }) => !survives).length} rules don't survive renaming, ` +
    `${results.filter(isOver).length} above ${MOST} findings in 1,000 lines (of ${Math.round(thousands)},000), ${perPair.toFixed(0)} ms a pair\n`,
);
if (values.show === 'over')
  for (const result of results.filter(isOver))
    process.stdout.write(
      `${result.name}: ${(result.hits / thousands).toFixed(2)} ${JSON.stringify(result.rule.rule)}\n`,
    );
