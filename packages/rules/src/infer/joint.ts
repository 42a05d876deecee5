/** The rate of something together with what it is seen with, and the rate of the latter. */
export interface Joint {
  readonly rate: number;
  readonly of: number;
}

/** The share by what is rarest of all it is seen with, which tells most: after `os.path`, what follows `os` alone says little. */
export const shareGivenRarest = (known: readonly Joint[], alone: Joint): number => {
  const { rate, of } = known.reduce(
    (rarest, joint) => (joint.of < rarest.of ? joint : rarest),
    known[0] ?? alone,
  );
  return Math.min(1, rate / of);
};
