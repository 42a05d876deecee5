/** For each line of `before` (from 0) its place in `after`; `undefined` for lines that are gone. Longest common subsequence. */
export const mapLines = (
  before: readonly string[],
  after: readonly string[],
): readonly (number | undefined)[] => {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const places: (number | undefined)[] = [];
  let column = 0;
  for (let row = 0; row < before.length; row += 1) {
    while (
      column < after.length &&
      before[row] !== after[column] &&
      at(row, column + 1) >= at(row + 1, column)
    )
      column += 1;
    const isKept = column < after.length && before[row] === after[column];
    places.push(isKept ? column : undefined);
    if (isKept) column += 1;
  }
  return places;
};
