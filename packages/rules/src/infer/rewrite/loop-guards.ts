import type { RuleObject } from '@feedback/schema';
import type { Site } from './changes.ts';
import { requireAbove } from './context.ts';
import type { Template } from './template.ts';

const LOOP = /^(?:for_statement|for_in_statement)$/;

/**
 * What a loop over a thing itself must be where it went over something made from it: often it was made so that the body can change the
 * thing. So the body must not speak of it, and it must be a plain name, which nothing reaches by another way.
 */
export const loopGuards = ({ bad, good }: Site, { captured }: Template): readonly RuleObject[] => {
  const [only] = good;
  const { parent } = bad;
  const [entry] = captured;
  if (parent === undefined || !LOOP.test(parent.kind) || bad.slot !== 'right') return [];
  if (only === undefined || entry === undefined || captured.size !== 1 || entry[0].text !== only.text)
    return [];
  const [, name] = entry;
  return [
    requireAbove(bad, parent, {
      not: { has: { field: 'body', has: { pattern: `$${name}`, stopBy: 'end' } } },
    }),
  ];
};
