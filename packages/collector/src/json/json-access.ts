/** A parsed JSON object of unknown shape. */
export type JsonObject = Readonly<Record<string, unknown>>;

const NONE: JsonObject = {};

/** The value as an object; an empty one when it is none. Own keys only, so that no name reaches a prototype. */
export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : NONE;

/** The value as a list; an empty one when it is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value as a text with something in it. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** The value as a whole number from `least` on. */
export const wholeOf = (value: unknown, least = 0): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined;

/** A finite number, else `undefined`; also from text with separators, `1,234.5`. */
export const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value.replaceAll(',', '')) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** The fields that are numbers, texts or truths: what fits into the `extra` of an event as it is. */
export const scalars = (
  fields: JsonObject,
  names: readonly string[],
): Record<string, string | number | boolean> =>
  Object.fromEntries(
    names
      .map((name) => [name, fields[name]] as const)
      .filter((entry): entry is readonly [string, string | number | boolean] =>
        ['string', 'number', 'boolean'].includes(typeof entry[1]),
      ),
  );
