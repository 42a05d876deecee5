import type { Source } from '../../src/index.ts';
import { boundNames } from '../../src/infer/bound-names.ts';
import { descendants, readCode } from '../../src/infer/code-tree.ts';

/** The code with every name that it makes itself called otherwise. */
export const renamed = (source: Source, rename: (name: string) => string): string => {
  const tree = readCode(source);
  const bound = boundNames(tree);
  const places = descendants(tree)
    .filter(
      ({ kind, text, children }) => children.length === 0 && kind.endsWith('identifier') && bound.has(text),
    )
    .toSorted((a, b) => b.start - a.start);
  let { code } = source;
  for (const { start, end, text } of places) code = code.slice(0, start) + rename(text) + code.slice(end);
  return code;
};
