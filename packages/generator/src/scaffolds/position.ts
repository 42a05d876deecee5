import type { PromptContext } from '../prompt/prompt-context.ts';

/** The flag for the place in a list that a prompt asks for; the first, when it names none. */
export const pickPosition = (context: PromptContext): readonly string[] => {
  const found = (['first', 'last', 'index'] as const).find((position) => context.traits.includes(position));
  return [found ?? 'first'];
};
