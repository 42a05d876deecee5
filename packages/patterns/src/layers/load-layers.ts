import { homedir } from 'node:os';
import { dirname } from 'node:path';
import type { Problem } from '@feedback/schema';
import { findLayer } from './find-layer.ts';
import { nodeLayerFiles, type LayerFiles } from './layer-files.ts';
import type { Layer } from './layer.ts';
import { lineOf } from './line-of.ts';
import { readLayer, type LayerFile, type LayerReading } from './read-layer.ts';

/** How deep libraries may extend each other, and how many there may be. */
const MOST_DEEP = 8;
const MOST_LAYERS = 64;

export interface LoadLayersOptions {
  /** Defaults to this machine's. */
  readonly files?: LayerFiles | undefined;
  /** What `~/` stands for; defaults to the user's home. */
  readonly home?: string | undefined;
}

/** A file that says what it extends. */
export interface Extending {
  /** Entries as they are written there. */
  readonly extends: readonly string[];
  /** The file; paths start from its folder. */
  readonly path: string;
}

export interface LoadedLayers {
  /** From the most general to the most particular. */
  readonly layers: readonly Layer[];
  readonly problems: readonly Problem[];
}

/** Loads libraries with what they extend, each file once. */
class LayerLoader {
  readonly problems: Problem[] = [];
  readonly #files: LayerFiles;
  readonly #home: string;
  readonly #loaded = new Set<string>();

  constructor({ files = nodeLayerFiles, home = homedir() }: LoadLayersOptions) {
    this.#files = files;
    this.#home = home;
  }

  async extended({ extends: entries, path }: Extending, trail: readonly string[]): Promise<Layer[]> {
    const found = await this.#files.read(path);
    const text = found.kind === 'file' ? found.text : '';
    const layers: Layer[] = [];
    for (const entry of entries) layers.push(...(await this.#load(entry, { path, text }, trail)));
    return layers;
  }

  async #load(
    entry: string,
    from: { readonly path: string; readonly text: string },
    trail: readonly string[],
  ): Promise<readonly Layer[]> {
    const refuse = (code: string, reason: string): readonly Layer[] => {
      const message = `${JSON.stringify(entry)} in "extends" ${reason} The other layers are used.`;
      const place = { path: from.path, ...lineOf(from.text, entry, 'extends') };
      this.problems.push({ severity: 'error', code, message, ...place });
      return [];
    };
    if (trail.length > MOST_DEEP)
      return refuse('EXTENDS_TOO_DEEP', `is more than ${MOST_DEEP} libraries deep. Extend it directly.`);
    const options = { folder: dirname(from.path), home: this.#home, files: this.#files };
    const found = await findLayer(entry, options);
    if (found.kind === 'failed') return refuse(found.code, found.reason);
    const real = await this.#files.realPath(found.path);
    if (trail.includes(real))
      return refuse('EXTENDS_CYCLE', 'leads back to a library that extends it. Remove it from one of them.');
    // Two libraries may share one: it lies below both.
    if (this.#loaded.has(real)) return [];
    if (this.#loaded.size >= MOST_LAYERS)
      return refuse('TOO_MANY_LAYERS', `is one of more than ${MOST_LAYERS} libraries. Extend fewer.`);
    this.#loaded.add(real);
    const reading = await readLayer({ kind: 'extended', name: entry, path: found.path }, found.text);
    return this.withExtended(reading, real, trail);
  }

  async withExtended(
    { layer, extends: entries, problems }: LayerReading,
    real: string,
    trail: readonly string[],
  ): Promise<readonly Layer[]> {
    this.problems.push(...problems);
    if (layer?.path === undefined) return [];
    const below = await this.extended({ extends: entries, path: layer.path }, [...trail, real]);
    return [...below, layer];
  }
}

/**
 * Loads the libraries that a file extends, from the most general to the most particular; each is preceded by what it extends itself.
 * A missing, damaged or refused one is a problem at its entry, and the rest is loaded. Nothing is fetched and nothing is run.
 */
export const loadLayers = async (
  extending: Extending,
  options: LoadLayersOptions = {},
): Promise<LoadedLayers> => {
  const loader = new LayerLoader(options);
  const { files = nodeLayerFiles } = options;
  const layers = await loader.extended(extending, [await files.realPath(extending.path)]);
  return { layers, problems: loader.problems };
};

/** Loads a library file with what it extends; no layers where there is no such file. */
export const loadLibraryLayers = async (
  base: LayerFile,
  options: LoadLayersOptions = {},
): Promise<LoadedLayers> => {
  const { files = nodeLayerFiles } = options;
  const found = await files.read(base.path);
  if (found.kind === 'missing') return { layers: [], problems: [] };
  if (found.kind !== 'file') {
    const reason = found.kind === 'folder' ? 'it is a folder' : found.reason;
    const message = `The ${base.name} library cannot be read: ${reason}. Correct or remove it; the other layers are used.`;
    return {
      layers: [],
      problems: [{ severity: 'error', code: 'LAYER_UNREADABLE', message, path: base.path }],
    };
  }
  const loader = new LayerLoader(options);
  const reading = await readLayer(base, found.text);
  const layers = await loader.withExtended(reading, await files.realPath(base.path), []);
  return { layers, problems: loader.problems };
};
