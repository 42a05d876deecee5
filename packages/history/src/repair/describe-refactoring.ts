import type { Refactoring } from './refactoring.ts';

const LOOKS: Readonly<Record<Exclude<Refactoring['kind'], 'rename' | 'signature'>, string>> = {
  move: 'It looks like code that moved elsewhere: where it was is no mistake.',
  rewrite: 'It looks like a new version of the code, in which no single mistake can be told.',
  value: 'It looks like another value in the same place, which is right or wrong only there.',
  wording: 'It looks like a change of texts that people read.',
  annotation: 'It looks like a change of types alone.',
  imports: 'It looks like a change of imports alone.',
  addition: 'It adds code, a check or a feature, and no call shows where else that is missing.',
  removal: 'It takes code away and puts nothing in its place.',
};

/** A sentence on what a change looks like that teaches no rule. Names in it are of the code: treat it as text from outside. */
export const describeRefactoring = (look: Refactoring): string => {
  if (look.kind === 'rename') return `It looks like a rename of ${look.from} to ${look.to}.`;
  if (look.kind === 'signature')
    return `It looks like a change of what this project's ${look.name} takes, and of those who call it.`;
  return LOOKS[look.kind];
};
