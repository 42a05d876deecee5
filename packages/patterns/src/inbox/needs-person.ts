import type { Actor } from '../library/change.ts';
import { PatternsError } from '../patterns-error.ts';

/** Refuses a tool what only a person decides: throws `PatternsError` `NEEDS_PERSON`. */
export const requirePerson = (actor: Actor, pattern: string, what: string): void => {
  if (actor.kind !== 'tool') return;
  const who = actor.author === undefined ? 'a tool' : `a tool (${actor.author})`;
  const message = `"${pattern}" was not ${what}: that is asked for by ${who}, and a person decides it. Nothing was changed.`;
  throw new PatternsError('NEEDS_PERSON', message, { pattern });
};
