/**
 * The adapter for a scorer that imports `rank`:
 *
 *     NODE_OPTIONS=--conditions=@feedback/source node ../shared/tools/score-retrieval.mjs --module bench/accuracy/retrieval-ranker.ts
 */
import { PatternIndex } from '@feedback/patterns';
import { toLanguage } from '@feedback/schema';
import { corpusPatterns } from './retrieval-corpus.ts';

const index = new PatternIndex(corpusPatterns());

/** The ids of the patterns that apply to a prompt, best first; none when nothing does. */
export const rank = ({
  prompt,
  language = '',
}: {
  readonly prompt: string;
  readonly language?: string;
}): readonly { readonly id: string; readonly score: number }[] =>
  index
    .search(prompt, { limit: 20, language: toLanguage(language) })
    .map(({ pattern, score }) => ({ id: pattern.pattern_id, score }));
