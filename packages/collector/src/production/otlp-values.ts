import { listOf, objectOf, type JsonObject } from '../json/json-access.ts';

/** Deeper values are left out: nobody reads them, and recursion must end. */
const DEPTH = 8;

/** An `AnyValue` of OTLP as the value it stands for; 64-bit numbers come as texts. */
export const otlpValue = (value: unknown, depth = 0): unknown => {
  const any = objectOf(value);
  if (depth > DEPTH) return undefined;
  if (typeof any['intValue'] === 'string') return Number(any['intValue']);
  if (any['arrayValue'] !== undefined)
    return listOf(objectOf(any['arrayValue'])['values']).map((item) => otlpValue(item, depth + 1));
  if (any['kvlistValue'] !== undefined)
    return Object.fromEntries(
      listOf(objectOf(any['kvlistValue'])['values'])
        .map(objectOf)
        .map((pair) => [String(pair['key']), otlpValue(pair['value'], depth + 1)]),
    );
  return any['stringValue'] ?? any['intValue'] ?? any['doubleValue'] ?? any['boolValue'] ?? any['bytesValue'];
};

/** The attributes of a resource, span, event or log record by name. */
export const otlpAttributes = (owner: JsonObject): ReadonlyMap<string, unknown> =>
  new Map(
    listOf(owner['attributes'])
      .map(objectOf)
      .map((pair) => [String(pair['key']), otlpValue(pair['value'])]),
  );

/** An attribute as a text with something in it. */
export const otlpText = (
  attributes: ReadonlyMap<string, unknown>,
  ...names: readonly string[]
): string | undefined =>
  names
    .map((name) => attributes.get(name))
    .find((value): value is string => typeof value === 'string' && value.trim() !== '');
