import type { Callee } from '../callee.ts';
import { isShared } from '../imported-name.ts';
import { isName } from '../word-edit.ts';
import type { SlipCase } from './slip.ts';

/**
 * A callee as a call is looked for: with the module or class that it is of (`re`, `os.environ`, `JSON`), where that is of more than the
 * example.
 */
export const calleeOf = ({ pair, ownerOf }: SlipCase, path: readonly string[]): Callee | undefined => {
  const name = path.at(-1);
  if (name === undefined || !path.every(isName)) return undefined;
  const [owner] = path;
  const isOfMore =
    path.length > 1 && owner !== undefined && ownerOf(owner) === 'public' && isShared(pair.bad, owner);
  return { name, of: isOfMore ? path.slice(0, -1).join('.') : undefined };
};

/** A callee as people write it. */
export const calleeText = ({ name, of }: Callee): string => (of === undefined ? name : `${of}.${name}`);

/** Names of the project that a rule for calls of a function is about. */
export const ownNames = ({ ownerOf }: SlipCase, { name, of }: Callee): readonly string[] =>
  of !== undefined || ownerOf(name) === 'public' ? [] : [name];
