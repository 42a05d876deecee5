import { locateJsonError, type TextPlace } from './locate-json-error.ts';

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly place: TextPlace; readonly cause: unknown };

/** Parses JSON; where it is none, says at which line and column it stops being JSON. A byte order mark is no part of it. */
export const parseJson = (text: string): ParsedJson => {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch (cause) {
    return { ok: false, place: locateJsonError(body), cause };
  }
};
