const ABBREVIATION = /\b(?:e\.g|i\.e|etc|vs|cf|approx|no)\.$/i;

/** The first sentence of a text on one line, without control characters. */
export const firstSentence = (text: string): string => {
  const [paragraph = ''] = text.trim().split(/\n\s*\n/);
  // Control characters could drive the terminal that the message is printed on.
  const line = paragraph.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  for (const match of line.matchAll(/[.!?](?=\s)/g)) {
    const sentence = line.slice(0, match.index + 1);
    if (!ABBREVIATION.test(sentence)) return sentence;
  }
  return line;
};
