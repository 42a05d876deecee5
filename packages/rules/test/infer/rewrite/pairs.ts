import type { Language } from '@feedback/schema';

/** A mistake and its repair. */
export interface Pair {
  readonly language: Language;
  readonly bad: string;
  readonly good: string;
}

export const py = (bad: string, good: string): Pair => ({ language: 'python', bad, good });
export const js = (bad: string, good: string): Pair => ({ language: 'javascript', bad, good });
