import type { Scaffold } from '../scaffold.ts';
import { camelCase, flagsFor, plural } from '../names.ts';

const template = String.raw`
%slot logging
/** Where progress is told; the console fits, and so does any logger. */
export interface Logger {
  debug(message: string): void;
}

%end
%if typed_array_json
/** An array of numbers, plain or typed. */
export type Numbers = readonly number[] | Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;
%else
/** An array of numbers. */
export type Numbers = readonly number[];
%end

%slot nan_inf
/** NaN and infinity have no JSON form: they become null, by decision and not by accident. */
const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

%end
%if convert
/** Returns all values of an array as JSON text. */
%if logging
export const {{convert}} = (values: Numbers, logger?: Logger): string => {
%else
export const {{convert}} = (values: Numbers): string => {
%end
%slot bounds
  if (values.length === 0) {
%if logging
    logger?.debug('The array is empty');
%end
    return '[]';
  }
%end
%slot logging
  logger?.debug('Serialising ' + String(values.length) + ' values');
%end
%slot typed_array_json
  // JSON.stringify writes a typed array as an object with keys "0", "1", …: make it a plain array first.
  const plain: readonly number[] = Array.from(values);
%else
  const plain: readonly number[] = values;
%end
%slot nan_inf
  return JSON.stringify(plain.map(finiteOrNull));
%else
  return JSON.stringify(plain);
%end
};
%else
/** Returns the mean, standard deviation and maximum of numbers as JSON text; without numbers each is null. */
%if logging
export const {{process}} = (values: Numbers, logger?: Logger): string => {
%else
export const {{process}} = (values: Numbers): string => {
%end
%slot bounds
  if (values.length === 0) {
%if logging
    logger?.debug('The array is empty');
%end
    return JSON.stringify({ mean: null, std: null, max: null });
  }
%end
%slot typed_array_json
  // A plain array: methods of a typed array round what they return to its own type.
  const numbers: readonly number[] = Array.from(values);
%else
  const numbers: readonly number[] = values;
%end
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length;
  const max = numbers.reduce((largest, value) => Math.max(largest, value), -Infinity);
%slot logging
  logger?.debug('Summarised ' + String(numbers.length) + ' values');
%end
%slot nan_inf
  const result = { mean: finiteOrNull(mean), std: finiteOrNull(Math.sqrt(variance)), max: finiteOrNull(max) };
%else
  const result = { mean, std: Math.sqrt(variance), max };
%end
  return JSON.stringify(result);
};
%end
`;

/** Array of numbers → JSON text: a summary, or all its values where the prompt asks for a conversion. */
export const typescriptArrayJson: Scaffold = {
  name: 'array-json',
  title: 'a function that turns an array of numbers into JSON',
  language: 'typescript',
  needs: [
    ['typed_array', 'json'],
    ['numpy', 'json'],
    ['array', 'json'],
  ],
  unless: ['client', 'endpoint'],
  flags: flagsFor('convert'),
  names: ({ subject }) => ({
    process: camelCase('process', plural(subject ?? 'number')),
    convert: camelCase(plural(subject ?? 'number'), 'to', 'json'),
  }),
  template,
};
