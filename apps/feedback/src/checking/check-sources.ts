import type { CheckResult, LocatedFile, Matcher } from '@feedback/rules';
import { readSource, type SourceFile } from '../inputs/source-files.ts';
import { collectTrees } from './collect-trees.ts';
import { hashOf, type FindingsCache, type Look } from './findings-cache.ts';

/** What was found in one file. */
export interface CheckedFile extends CheckResult {
  readonly file: SourceFile;
}

export interface CheckSourcesOptions {
  readonly files: AsyncIterable<SourceFile>;
  readonly matcher: Matcher;
  readonly cache: FindingsCache;
  readonly signal: AbortSignal;
}

/** A file that is known, or whose text has to be searched. */
type Looked =
  | { readonly kind: 'known'; readonly checked: CheckedFile }
  | {
      readonly kind: 'new';
      readonly file: SourceFile;
      readonly code: string;
      readonly look: Look;
      readonly hash: string;
    };

type Unsearched = Extract<Looked, { kind: 'new' }>;

const lookAt = async (file: SourceFile, cache: FindingsCache): Promise<Looked> => {
  const { look, known } = cache.recall(file);
  const asKnown = (result: CheckResult): Looked => ({ kind: 'known', checked: { file, ...result } });
  if (known?.isFresh === true) return asKnown(known.result);
  const source = await readSource(file);
  if ('problem' in source) return asKnown({ findings: [], problems: [source.problem] });
  const hash = hashOf(source.code);
  if (hash !== known?.hash) return { kind: 'new', file, code: source.code, look, hash };
  cache.remember(file, { look, hash, result: known.result });
  return asKnown(known.result);
};

/** Files that are looked at together; more would only wait for the disk. */
const LOOKED_AT_ONCE = 32;

async function* groups(files: AsyncIterable<SourceFile>): AsyncGenerator<readonly SourceFile[]> {
  let group: SourceFile[] = [];
  for await (const file of files) {
    group.push(file);
    if (group.length < LOOKED_AT_ONCE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** A small batch keeps the engine busy while more is read; later ones are so large that compiling the rules for each hardly counts. */
const BATCH = { first: 100_000, growth: 4, most: 1_500_000 } as const;

async function* batches(
  files: AsyncIterable<SourceFile>,
  cache: FindingsCache,
): AsyncGenerator<readonly Looked[]> {
  let batch: Looked[] = [];
  let [characters, enough]: [number, number] = [0, BATCH.first];
  for await (const group of groups(files)) {
    for (const looked of await Promise.all(group.map((file) => lookAt(file, cache)))) {
      batch.push(looked);
      if (looked.kind === 'new') characters += looked.code.length;
    }
    // What is known already waits for nothing.
    if (characters > 0 && characters < enough) continue;
    yield batch;
    [batch, characters, enough] = [[], 0, Math.min(enough * BATCH.growth, BATCH.most)];
  }
  if (batch.length > 0) yield batch;
}

/** Text that is not the file's own is searched here, because the engine's threads read the file. */
const isOnDisk = ({ file }: Unsearched): boolean => !('text' in file && file.text !== undefined);

const search = async (batch: readonly Unsearched[], matcher: Matcher): Promise<readonly CheckResult[]> => {
  const located = batch.map(({ file, code }): LocatedFile => ({ ...file, code }));
  const onDisk = located.filter((_, index) => {
    const looked = batch[index];
    return looked !== undefined && isOnDisk(looked);
  });
  const found = new Map((await matcher.checkFiles(onDisk)).map((result, index) => [onDisk[index], result]));
  return located.map((file) => found.get(file) ?? matcher.check(file));
};

/** So few trees may stay. */
const FEW = 32;

const checkBatch = async (
  batch: readonly Looked[],
  { matcher, cache }: CheckSourcesOptions,
): Promise<readonly CheckedFile[]> => {
  const unsearched = batch.filter((looked) => looked.kind === 'new');
  const results = (unsearched.length === 0 ? [] : await search(unsearched, matcher)).values();
  const checked = batch.map((looked): CheckedFile => {
    if (looked.kind === 'known') return looked.checked;
    const { file, look, hash } = looked;
    const result = results.next().value ?? { findings: [], problems: [] };
    cache.remember(file, { look, hash, result });
    return { file, ...result };
  });
  if (unsearched.length > FEW) collectTrees();
  return checked;
};

const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });

/** Batches that are under way or done at once: enough for all threads of the engine, few enough to hold. */
const AHEAD = 2;

/**
 * Looks for patterns in many files and yields what it found in their order, holding few at a time. What the cache knows is not looked
 * for again. Rejects with the signal's reason as soon as it is aborted.
 */
export async function* checkSources(options: CheckSourcesOptions): AsyncGenerator<CheckedFile> {
  const { files, cache, signal } = options;
  const aborted = rejection(signal);
  aborted.catch(() => undefined);
  const underWay: Promise<readonly CheckedFile[]>[] = [];
  const next = (): Promise<readonly CheckedFile[]> =>
    Promise.race([underWay.shift() ?? Promise.resolve([]), aborted]);
  for await (const batch of batches(files, cache)) {
    const checked = checkBatch(batch, options);
    checked.catch(() => undefined); // It is awaited below, unless an earlier one fails.
    underWay.push(checked);
    if (underWay.length > AHEAD) yield* await next();
  }
  while (underWay.length > 0) yield* await next();
  await cache.save();
}
