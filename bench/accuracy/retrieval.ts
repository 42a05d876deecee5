/**
 * How well `PatternIndex` finds the patterns that apply to a prompt: our own prompts (`retrieval-prompts.json`) and those of the
 * corpus, over the rules of ruff and ESLint. Times are of the processor.
 *
 *     node --conditions=@feedback/source bench/accuracy/retrieval.ts [--fit]
 *
 * `--fit` fits the coefficients of `relevance.ts` on our own prompts instead, with the calibration error out of sample:
 * eight-fold by prompt, and on the corpus' prompts, which have no part in the fit.
 */
import { parseArgs } from 'node:util';
import { PatternIndex } from '@feedback/patterns';
import { fitLogistic, predict, type Model } from './logistic-regression.ts';
import { retrievalCases, type Evidence, type RetrievalCase } from './retrieval-cases.ts';
import { allPrompts, corpusPatterns, type Prompt } from './retrieval-corpus.ts';
import { calibrationError, processorTime, retrievalFigures } from './retrieval-figures.ts';

const KINDS = [
  'share',
  'logRank',
  'logFound',
  'logProminent',
  'logAsked',
  'logSaid',
  'inCode',
  'nameCoverage',
  'understood',
] as const satisfies readonly (keyof Evidence)[];
const FOLDS = 8;
const RIDGE = 3;
/** Small libraries give seven times as many cases as the whole one; together they count about as much. */
const WEIGHT_OF_SMALL = 0.15;

const { values } = parseArgs({ options: { fit: { type: 'boolean', default: false } } });
const patterns = corpusPatterns();
const prompts = allPrompts();
const isOwn = ({ set }: Prompt): boolean => set !== 'eval';

const inputsOf = ({ evidence }: RetrievalCase): readonly number[] => KINDS.map((kind) => evidence[kind]);

const fit = (cases: readonly RetrievalCase[]): Model =>
  fitLogistic(
    cases.map((row) => ({
      inputs: inputsOf(row),
      outcome: row.applies,
      weight: row.library === 'all' ? 1 : WEIGHT_OF_SMALL,
    })),
    RIDGE,
  );

const errorsOf = (cases: readonly RetrievalCase[], modelFor: (row: RetrievalCase) => Model): string =>
  [...Map.groupBy(cases, ({ library }) => library.replace(/-.*/, ''))]
    .map(([library, rows]) => {
      const forecasts = rows.map((row) => ({
        probability: predict(modelFor(row), inputsOf(row)),
        applies: row.applies,
      }));
      return `${library} ${calibrationError(forecasts).toFixed(3)} (${rows.length})`;
    })
    .join(' · ');

const printFit = (): void => {
  const cases = retrievalCases(patterns, prompts);
  const own = cases.filter(({ prompt }) => isOwn(prompt));
  const ids = prompts.filter(isOwn).map(({ id }) => id);
  const foldOf = ({ prompt }: RetrievalCase): number => ids.indexOf(prompt.id) % FOLDS;
  const models = Array.from({ length: FOLDS }, (_, fold) => fit(own.filter((row) => foldOf(row) !== fold)));
  const [intercept, ...coefficients] = fit(own);
  console.log({
    intercept: intercept?.toFixed(2),
    ...Object.fromEntries(KINDS.map((kind, at) => [kind, coefficients[at]?.toFixed(2)])),
  });
  console.log(
    `calibration error by library, ${FOLDS}-fold: ${errorsOf(own, (row) => models[foldOf(row)] ?? [])}`,
  );
  const model = [intercept ?? 0, ...coefficients];
  const others = cases.filter(({ prompt }) => !isOwn(prompt));
  console.log(`calibration error by library, corpus prompts: ${errorsOf(others, () => model)}`);
};

const rounded = (figures: object): object =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Number(Number(value).toFixed(3))]),
  );

const printFigures = (): void => {
  const start = process.cpuUsage();
  const index = new PatternIndex(patterns);
  console.log(`${patterns.length} patterns indexed in ${processorTime(start).toFixed(0)} ms`);
  const sets = [...Map.groupBy(prompts, ({ set }) => set)];
  console.table(Object.fromEntries(sets.map(([set, some]) => [set, rounded(retrievalFigures(index, some))])));
};

if (values.fit) printFit();
else printFigures();
