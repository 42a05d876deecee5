/**
 * Adjusted p-values of Benjamini & Hochberg (1995, J. R. Stat. Soc. B 57): those up to q, called discoveries, are false in a
 * share q at most on average. In the order of the input; each is the p-value or more.
 */
export const adjustProbabilities = (probabilities: readonly number[]): number[] => {
  const order = probabilities.map((_, index) => index);
  order.sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const adjusted = Array.from({ length: probabilities.length }, () => 1);
  let least = 1;
  for (const [place, index] of order.entries()) {
    const rank = probabilities.length - place;
    const probability = probabilities[index] ?? 1;
    least = Math.min(least, Math.max(probability, (probability * probabilities.length) / rank));
    adjusted[index] = least;
  }
  return adjusted;
};
