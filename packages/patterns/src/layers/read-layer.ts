import type { Problem } from '@feedback/schema';
import { readLibrary } from '../library/read-library.ts';
import type { Json } from '../library/library.ts';
import { readPatternSections, withoutMark } from '../markdown/parse-patterns-markdown.ts';
import { PatternsError, problemOf } from '../patterns-error.ts';
import type { Layer } from './layer.ts';
import { lineOf } from './line-of.ts';
import { readOverrides } from './read-overrides.ts';

/** Which file is read, and for which layer. */
export type LayerFile = Pick<Layer, 'kind' | 'name'> & { readonly path: string };

/** A library file as a layer. */
export interface LayerReading {
  /** `undefined` when the text is no library. */
  readonly layer: Layer | undefined;
  /** What it extends itself. */
  readonly extends: readonly string[];
  readonly problems: readonly Problem[];
}

/** Nobody needs more; a file that has more was not written by a person. */
const MOST_EXTENDED = 16;

const readExtends = (value: Json | undefined, text: string, path: string) => {
  const list = value ?? [];
  if (
    Array.isArray(list) &&
    list.length <= MOST_EXTENDED &&
    list.every((one): one is string => typeof one === 'string')
  )
    return { extended: list, problems: [] };
  const message = `"extends" must be a list of at most ${MOST_EXTENDED} paths and package names; it was left out. Correct it.`;
  const problem: Problem = {
    severity: 'error',
    code: 'INVALID_EXTENDS',
    message,
    path,
    ...lineOf(text, 'extends'),
  };
  return { extended: [], problems: [problem] };
};

const readMarkdown = async (base: LayerFile, text: string): Promise<LayerReading> => {
  const { sections, problems } = await readPatternSections(withoutMark(text), base.path);
  return { layer: { ...base, lessons: sections.map(({ pattern }) => pattern) }, extends: [], problems };
};

const refusal = (name: string, reason: string, text: string, path: string): Problem => ({
  severity: 'warning',
  code: 'INVALID_OVERRIDE',
  message: `"overrides" of ${JSON.stringify(name)} was left out. ${reason}`,
  path,
  ...lineOf(text, name, 'overrides'),
});

const readJson = (base: LayerFile, text: string): LayerReading => {
  const { path } = base;
  const { patterns, problems, library } = readLibrary(text, path);
  const { overrides, refused } = readOverrides(library.extras['overrides']);
  const { extended, problems: misnamed } = readExtends(library.extras['extends'], text, path);
  const wrong = refused.map(({ name, reason }) => refusal(name, reason, text, path));
  return {
    layer: { ...base, lessons: patterns, overrides },
    extends: extended,
    problems: [...problems, ...wrong, ...misnamed],
  };
};

/** Reads the text of a layer: a library file, or an `AI_PATTERNS.md`. A damaged one is a problem with its line. */
export const readLayer = async (base: LayerFile, text: string): Promise<LayerReading> => {
  try {
    return /\.md$/i.test(base.path) ? await readMarkdown(base, text) : readJson(base, text);
  } catch (error) {
    if (!(error instanceof PatternsError)) throw error;
    return { layer: undefined, extends: [], problems: [{ ...problemOf(error), path: base.path }] };
  }
};
