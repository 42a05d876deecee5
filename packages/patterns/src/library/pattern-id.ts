import { createHash } from 'node:crypto';
import { nameKey } from './library.ts';

/**
 * The id of a pattern that brings none: a UUID version 8 (RFC 9562) made from its name, so that everybody who reads the same lesson
 * gives it the same id. `taken` ids (of patterns that were renamed since) are stepped over.
 */
export const patternId = (name: string, taken: ReadonlySet<string> = new Set()): string => {
  for (let ordinal = 0; ; ordinal += 1) {
    const hex = createHash('sha256')
      .update(`pattern:${ordinal}:${nameKey(name)}`)
      .digest('hex');
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    if (!taken.has(id)) return id;
  }
};
