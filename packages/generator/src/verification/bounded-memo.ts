/** Remembers the results of a pure function of a text, up to a number of texts, after which it starts anew. */
export const boundedMemo = <Result>(
  compute: (text: string) => Result,
  limit: number,
): ((text: string) => Result) => {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = compute(text);
    if (results.size >= limit) results.clear();
    results.set(text, result);
    return result;
  };
};
