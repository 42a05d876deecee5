import type { Scaffold } from '../scaffold.ts';
import { camelCase } from '../names.ts';

const template = String.raw`
%slot logging
/** Where progress is told; the console fits, and so does any logger. */
export interface Logger {
  debug(message: string): void;
}

%end
%slot specific_exceptions
/** The data holds something that JSON has no form for. */
export class NotSerializableError extends Error {
  override readonly name = 'NotSerializableError';
}

%end
%if typed_array_json|bigint_json|nan_inf
const toJsonValue = (_key: string, value: unknown): unknown => {
%slot typed_array_json
  // JSON.stringify writes a typed array as an object with keys "0", "1", …: make it a plain array.
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Uint8Array);
%end
%slot bigint_json
  // JSON has no form for bigint: its digits as text lose nothing.
  if (typeof value === 'bigint') return value.toString();
%end
%slot nan_inf
  // NaN and infinity have no JSON form: they become null, by decision and not by accident.
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
%end
  return value;
};

%end
%if typed_array_json|bigint_json|nan_inf
const write = (data: unknown): string => JSON.stringify(data, toJsonValue) ?? 'null';
%else
const write = (data: unknown): string => JSON.stringify(data) ?? 'null';
%end

%if specific_exceptions
/** Returns data as JSON text, undefined as null. Throws NotSerializableError when JSON has no form for it. */
%else
/** Returns data as JSON text; undefined becomes null. Throws TypeError when JSON has no form for it. */
%end
%if logging
export const {{name}} = (data: unknown, logger?: Logger): string => {
%else
export const {{name}} = (data: unknown): string => {
%end
%slot logging
  logger?.debug('Serialising a value of type ' + typeof data);
%end
%slot specific_exceptions
  try {
    return write(data);
  } catch (error) {
    // Circular data or a bigint; any other error is a mistake in a toJSON method and must be seen.
    if (!(error instanceof TypeError)) throw error;
    throw new NotSerializableError('The data cannot be written as JSON: ' + error.message, { cause: error });
  }
%else
  return write(data);
%end
};
`;

/** Data as JSON text. */
export const typescriptJsonText: Scaffold = {
  name: 'json-text',
  title: 'a function that returns data as JSON text',
  language: 'typescript',
  needs: [['json']],
  unless: ['client', 'file', 'compute', 'endpoint', 'parse', 'iterate'],
  names: ({ subject }) => ({ name: camelCase('process', subject ?? 'data') }),
  template,
};
