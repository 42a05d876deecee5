import { expect, test } from 'vitest';
import { nameOfTitle, splitNumber, titleOf } from '../../src/markdown/title.ts';

test.each([
  ['NumPy Types Converted Before JSON Serialization', 'numpy_json_serialization'],
  ['Large File Processing (Up to 800MB)', 'large_file_processing'],
  ['FastAPI Streaming File Uploads (CRITICAL for Large Files)', 'fastapi_streaming_file_uploads'],
  ['NumPy NaN/Inf Handling in Audio Processing', 'numpy_nan_inf_handling_in_audio_processing'],
  ['boundsChecking', 'bounds_checking'],
  ['bounds_checking', 'bounds_checking'],
  ['(Only a remark)', 'only_a_remark'],
  ['???', ''],
])('reads "%s" as %s', (title, name) => {
  expect(nameOfTitle(title)).toBe(name);
});

test("gives the original's names the original's titles, and others their words", () => {
  expect(titleOf('logger_debug')).toBe('Logger.debug() Instead of Print()');
  expect(titleOf('late_binding_in_json_api')).toBe('Late Binding In JSON API');
});

test('splits the number from a heading', () => {
  expect(splitNumber('12. A 3. B')).toEqual({ number: 12, title: 'A 3. B' });
  expect(splitNumber('A')).toEqual({ number: undefined, title: 'A' });
});
