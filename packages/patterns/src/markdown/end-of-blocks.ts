import { parseBlocks } from './markdown-tree.ts';

/**
 * Where a block can be added at the end of a document, as an offset: a document that ends inside a comment or a fence has room only
 * before that block.
 */
export const endOfBlocks = async (source: string): Promise<number> => {
  const probed = await parseBlocks(`${source}\n\n# probe\n`);
  const last = probed.at(-1);
  return last?.type === 'heading' ? source.length : (last?.start ?? 0);
};
