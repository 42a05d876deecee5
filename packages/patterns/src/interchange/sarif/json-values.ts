import type { Json } from '../../library/library.ts';
import { isRecord } from '../../library/read-pattern.ts';

/** A parsed JSON object of unknown shape. */
export type JsonObject = Readonly<Record<string, Json>>;

const NONE: JsonObject = {};

/** The value as an object; an empty one when it is none. */
export const objectOf = (value: unknown): JsonObject => (isRecord(value) ? value : NONE);

/** The value as a list; an empty one when it is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value as a text with something in it. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;
