import type { JsonObject } from '../json/json-access.ts';
import type { Occasion } from './occasion.ts';

/** What an object tells of; `around` is what it was delivered in. */
export type Tell = (object: JsonObject, around: JsonObject) => Occasion | undefined;

/** Whether an object has a key; of a text that is not parsed yet, whether it begins with one. */
export type Has = (key: string) => boolean;

/** What the objects of a REST API are, by keys that each alone has all of. */
export type ObjectTable = readonly (readonly [keys: readonly string[], tell: Tell])[];

/** Whether all of these keys are there. */
export const isWhole = (keys: readonly string[], has: Has): boolean => keys.every(has);

/** What an object with such keys tells, by a table. */
export const tellOf = (table: ObjectTable, has: Has): Tell | undefined =>
  table.find(([keys]) => isWhole(keys, has))?.[1];

/** The keys that an object has itself. */
export const keysOf =
  (object: JsonObject): Has =>
  (key) =>
    Object.hasOwn(object, key);

/** The objects of a document: one, a list, or pages of lists. */
export const objectsIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.flat() : [value];
