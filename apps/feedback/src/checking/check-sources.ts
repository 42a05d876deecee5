import type { CheckResult, LocatedFile, Matcher } from '@feedback/rules';
import { readSource, type SourceFile } from '../inputs/source-files.ts';
import { keepHeapSmall } from '../inputs/small-heap.ts';
import type { Apart, SearchedFile } from './apart.ts';
import { collectTrees } from './collect-trees.ts';
import { hashOf, type FindingsCache } from './findings-cache.ts';
import type { Look } from './look.ts';
import { createPace, type Pace } from './pace.ts';

/** What was found in one file. */
export interface CheckedFile extends SearchedFile {
  readonly file: SourceFile;
}

export interface CheckSourcesOptions {
  readonly files: Iterable<SourceFile> | AsyncIterable<SourceFile>;
  readonly matcher: Matcher;
  /** Looks for the patterns that the matcher has not. */
  readonly apart?: Apart | undefined;
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
      readonly hash: () => string;
    };

type Unsearched = Extract<Looked, { kind: 'new' }>;

const lookAt = async (file: SourceFile, cache: FindingsCache): Promise<Looked> => {
  const { look, known } = cache.recall(file);
  const asKnown = (result: CheckResult): Looked => ({ kind: 'known', checked: { file, ...result } });
  if (known?.isFresh === true) return asKnown(known.result);
  const source = await readSource(file);
  if ('problem' in source) return asKnown({ findings: [], problems: [source.problem] });
  let made: string | undefined;
  const hash = (): string => (made ??= hashOf(source.code));
  if (known?.mayBeSame !== true || hash() !== known.hash)
    return { kind: 'new', file, code: source.code, look, hash };
  cache.remember(file, { look, hash, result: known.result });
  return asKnown(known.result);
};

/** Files that are looked at together; more would only wait for the disk. */
const LOOKED_AT_ONCE = 32;

/** Lets signals in: what is known already waits for nothing else. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** The next files, as many as are looked at together; none when there are no more. */
const take = async (
  files: Iterator<SourceFile> | AsyncIterator<SourceFile>,
): Promise<readonly SourceFile[]> => {
  const taken: SourceFile[] = [];
  while (taken.length < LOOKED_AT_ONCE) {
    const next = files.next();
    // To wait for what is there already takes longer than to list it.
    const { done, value } = next instanceof Promise ? await next : next;
    if (done === true) break;
    taken.push(value);
  }
  return taken;
};

async function* groups(files: CheckSourcesOptions['files']): AsyncGenerator<readonly SourceFile[]> {
  const iterator = Symbol.iterator in files ? files[Symbol.iterator]() : files[Symbol.asyncIterator]();
  try {
    for (let group = await take(iterator); group.length > 0; group = await take(iterator)) {
      yield group;
      await turn();
    }
  } finally {
    await iterator.return?.();
  }
}

async function* batches(
  files: CheckSourcesOptions['files'],
  cache: FindingsCache,
  pace: Pace,
): AsyncGenerator<readonly Looked[]> {
  let batch: Looked[] = [];
  let characters = 0;
  for await (const group of groups(files)) {
    for (const looked of await Promise.all(group.map((file) => lookAt(file, cache)))) {
      batch.push(looked);
      if (looked.kind === 'new') characters += looked.code.length;
      if (characters < pace.enough()) continue;
      yield batch;
      [batch, characters] = [[], 0];
    }
    // What is known already waits for nothing.
    if (characters > 0 || batch.length === 0) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Text that is not the file's own is searched here, because the engine's threads read the file. */
const isOnDisk = ({ file }: Unsearched): boolean => !('text' in file && file.text !== undefined);

const search = async (
  batch: readonly Unsearched[],
  { matcher, apart }: CheckSourcesOptions,
): Promise<readonly SearchedFile[]> => {
  const located = batch.map(({ file, code }): LocatedFile => ({ ...file, code }));
  const onDisk = located.filter((_, index) => {
    const looked = batch[index];
    return looked !== undefined && isOnDisk(looked);
  });
  const found = new Map((await matcher.checkFiles(onDisk)).map((result, index) => [onDisk[index], result]));
  const results = located.map((file) => found.get(file) ?? matcher.check(file));
  return apart === undefined ? results : apart.add(located, results);
};

/** The trees of fewer characters may stay, and what is found in them does not fill memory. */
const MANY = 100_000;

const checkBatch = async (
  batch: readonly Looked[],
  options: CheckSourcesOptions & { readonly pace: Pace },
): Promise<readonly CheckedFile[]> => {
  const { cache, pace } = options;
  const unsearched = batch.filter((looked) => looked.kind === 'new');
  const characters = unsearched.reduce((sum, { code }) => sum + code.length, 0);
  // Not for little: with a flag of its own V8 takes none of the code that Node keeps compiled, so that each module costs more.
  if (characters >= MANY) keepHeapSmall();
  const results = (unsearched.length === 0 ? [] : await search(unsearched, options)).values();
  const checked = batch.map((looked): CheckedFile => {
    if (looked.kind === 'known') return looked.checked;
    const { file, look, hash } = looked;
    const result: SearchedFile = results.next().value ?? { findings: [], problems: [] };
    if (result.missed === undefined) cache.remember(file, { look, hash, result });
    return { file, ...result };
  });
  pace.note(
    characters,
    checked.reduce((sum, { findings }) => sum + findings.length, 0),
  );
  if (characters >= MANY) collectTrees(characters);
  return checked;
};

/**
 * What comes of the work, unless the signal is aborted before. No `Promise.race`: each would leave with a promise that lives as long as
 * the check a link to all that was found.
 */
const unlessAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  work.then(resolve, reject);
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', abort);
  }
};

/**
 * Looks for patterns in many files and yields what it found in their order, batch by batch. While one or two batches are searched the next one is read,
 * and the one before is told; that is all that is held. What the cache knows is not looked for again. Rejects with the signal's reason as soon
 * as it is aborted.
 */
export async function* checkBatches(options: CheckSourcesOptions): AsyncGenerator<readonly CheckedFile[]> {
  const { files, cache, signal } = options;
  const pace = createPace();
  const underWay: Promise<readonly CheckedFile[]>[] = [];
  for await (const batch of batches(files, cache, pace)) {
    while (underWay.length >= pace.atOnce()) {
      const [first] = underWay.splice(0, 1);
      if (first !== undefined) yield await unlessAborted(first, signal);
    }
    const checking = checkBatch(batch, { ...options, pace });
    checking.catch(() => undefined); // It is awaited, unless nobody asks for more.
    underWay.push(checking);
  }
  for (const last of underWay) yield await unlessAborted(last, signal);
  await cache.save();
}

/** The same file by file. Each takes a few turns more, which counts where a thousand are known. */
export async function* checkSources(options: CheckSourcesOptions): AsyncGenerator<CheckedFile> {
  for await (const batch of checkBatches(options)) yield* batch;
}
