import { stem } from './stem.ts';
import type { Token } from './tokenize.ts';
import { VOCABULARY, type Meaning } from './vocabulary.ts';

interface Phrase {
  readonly stems: readonly string[];
  readonly meaning: Meaning;
}

/** A phrase found in a text, with the place of its first word. */
export interface Mention {
  readonly at: number;
  readonly length: number;
  readonly meaning: Meaning;
}

const phrasesByFirstStem = (): ReadonlyMap<string, readonly Phrase[]> => {
  const index = new Map<string, Phrase[]>();
  for (const [text, meaning] of VOCABULARY) {
    const stems = text.split(' ').map(stem);
    const first = stems[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), { stems, meaning }]);
  }
  return index;
};

let index: ReadonlyMap<string, readonly Phrase[]> | undefined;

const phrasesAt = (tokens: readonly Token[], at: number): readonly Phrase[] => {
  index ??= phrasesByFirstStem();
  const candidates = index.get(tokens[at]?.stem ?? '') ?? [];
  return candidates.filter(({ stems }) => stems.every((part, offset) => tokens[at + offset]?.stem === part));
};

/** All phrases of the vocabulary in a text, in its order; a compound without meaning hides those inside it. */
export const findMentions = (tokens: readonly Token[]): readonly Mention[] => {
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const found = phrasesAt(tokens, at);
    const compound = found.find(({ meaning }) => meaning.kind === 'nothing');
    if (compound !== undefined) at += compound.stems.length - 1;
    else for (const { stems, meaning } of found) mentions.push({ at, length: stems.length, meaning });
  }
  return mentions;
};
