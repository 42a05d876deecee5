import { farNesting } from '@feedback/rules';
import type { Pattern } from '@feedback/schema';
import { builtinPlace } from './builtin-rules.ts';

/** Two relations that look far, one inside the other, took 7 s in one sum of 600 terms; none that was inferred has even one. */
const HEAVY = 2;

/** Whether a pattern's rule may take for ever in some file. The built-in rules are known not to in what people write. */
export const isHeavy = ({ rule }: Pick<Pattern, 'rule'>): boolean =>
  rule !== undefined && builtinPlace(rule) === undefined && farNesting(rule) >= HEAVY;
