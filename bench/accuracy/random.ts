type Random = () => number;

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A gamma variate of scale 1 (Marsaglia & Tsang 2000, ACM Trans. Math. Softw. 26). */
export const gamma = (random: Random, shape: number): number => {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
};

/** A Poisson variate: products of uniforms, in pieces so that none underflows (Knuth). */
export const poisson = (random: Random, mean: number): number => {
  let [count, left] = [0, mean];
  while (left > 0) {
    const limit = Math.exp(-Math.min(left, 500));
    for (let product = 1 - random(); product > limit; product *= 1 - random()) count++;
    left -= 500;
  }
  return count;
};

/** A count of a mean whose variance is φ times that: Poisson for 1, else negative binomial. */
export const dispersed = (random: Random, mean: number, dispersion: number): number =>
  dispersion === 1 || mean === 0
    ? poisson(random, mean)
    : poisson(random, gamma(random, mean / (dispersion - 1)) * (dispersion - 1));
