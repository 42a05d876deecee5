const UNIT_BYTES: Readonly<Record<string, number>> = {
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
};

/** A number with a unit of data, not inside a word: `800MB`, `2 GB`, `1.5 GiB`, `512 kilobytes`. */
const SIZE =
  /(?<![\p{L}\p{N}.,])(\d{1,9}(?:[.,]\d{1,3})?)[ \t]?(?:([kmgt])i?b|(kilo|mega|giga|tera)bytes?)(?![\p{L}\p{N}])/giu;

const LARGEST_BYTES = 1024 ** 5;

/** The largest size in bytes that a prompt names, binary units; `undefined` when it names none that makes sense. */
export const sizeLimit = (prompt: string): number | undefined => {
  const sizes = [...prompt.matchAll(SIZE)].map(([, amount = '', short, long]) =>
    Math.round(
      Number(amount.replace(',', '.')) * (UNIT_BYTES[(short ?? long ?? '').charAt(0).toLowerCase()] ?? 0),
    ),
  );
  const sensible = sizes.filter((size) => size >= 1 && size <= LARGEST_BYTES);
  return sensible.length === 0 ? undefined : Math.max(...sensible);
};

/** A size as source code that people can read: `800 * 1024 * 1024`; the same text is right in Python and TypeScript. */
export const sizeExpression = (bytes: number): string => {
  let amount = bytes;
  let factors = 0;
  while (amount % 1024 === 0 && factors < 4) {
    amount /= 1024;
    factors += 1;
  }
  return [amount, ...Array.from({ length: factors }, () => 1024)].join(' * ');
};
