import type { GeneratedLanguage } from '../prompt/prompt-context.ts';
import type { Indicator } from '../prompt/vocabulary.ts';

/** The lessons that scaffolds have code for. */
export const LESSONS = [
  'numpy_json',
  'typed_array_json',
  'bigint_json',
  'nan_inf',
  'bounds',
  'specific_exceptions',
  'logging',
  'metadata_categories',
  'temp_file',
  'large_file',
  'streaming_upload',
  'json_parse',
  'input_validation',
] as const;
export type LessonName = (typeof LESSONS)[number];

/** How a pattern of any library is recognised as a lesson, and when the lesson applies. */
export interface LessonRow {
  readonly lesson: LessonName;
  /** What a prompt must be about; the share of them that holds is the confidence. */
  readonly needs: readonly Indicator[];
  /** Without this one the lesson does not apply at all. */
  readonly must?: Indicator;
  /** Only there the lesson has a meaning. */
  readonly language?: GeneratedLanguage;
  /** Sets of words (`|` between sets) that name the good habit; not recognised when denied ("no bounds checking"). */
  readonly habit: string;
  /** Sets of words that name the mistake; denied or not, they name the lesson. */
  readonly mistake: string;
  /** Further words that a name of this lesson may hold; any other word makes it another lesson. */
  readonly also: string;
}

/** In the order in which a pattern is tried: the special before the general. */
export const LESSON_TABLE: readonly LessonRow[] = [
  {
    lesson: 'nan_inf',
    needs: ['json', 'numbers'],
    must: 'json',
    habit: 'nan | finite | infinity | nan inf | allow nan',
    mistake: 'non finite | nonfinite',
    also: 'json serialization serialize value number float numpy null safe',
  },
  {
    lesson: 'numpy_json',
    needs: ['numpy', 'json'],
    language: 'python',
    habit: 'numpy json | numpy serialization | numpy serialize | ndarray json | numpy serializable',
    mistake: '',
    also: 'convert conversion serializable array scalar encode encoder response native python',
  },
  {
    lesson: 'typed_array_json',
    needs: ['typed_array', 'json'],
    must: 'typed_array',
    language: 'typescript',
    habit: 'typed array json | typedarray json | typed array serialization | float64array json',
    mistake: '',
    also: 'convert conversion serialize array stringify',
  },
  {
    lesson: 'bigint_json',
    needs: ['bigint', 'json'],
    must: 'bigint',
    language: 'typescript',
    habit: 'bigint json | bigint serialization | bigint serialize | bigint stringify',
    mistake: '',
    also: 'convert conversion string safe',
  },
  {
    lesson: 'streaming_upload',
    needs: ['upload', 'endpoint'],
    must: 'upload',
    habit: 'stream upload | upload chunk | fastapi upload | upload memory | upload size',
    mistake: 'buffer upload',
    also: 'fastapi file large chunk limit request body endpoint async spool',
  },
  {
    lesson: 'large_file',
    needs: ['file', 'large_file'],
    must: 'file',
    habit: 'large file | big file | huge file | chunk file | chunk read | file size | file stream',
    mistake: 'whole file memory',
    also: 'process stream limit validate upload memory guard audio video read',
  },
  {
    lesson: 'temp_file',
    needs: ['file', 'file_output'],
    must: 'file',
    habit: 'temp file | temporary file | tempfile | atomic write | atomic rename | atomic file',
    mistake: 'temp file leak | hardcoded temp | predictable temp',
    also: 'clean cleanup write rename replace tempfile safe close delete removal',
  },
  {
    lesson: 'json_parse',
    needs: ['parse', 'json'],
    habit: 'json parse | parse json | json validate',
    mistake: 'unguarded json parse | unchecked json parse',
    also: 'validation guard guarded unguarded unchecked safe error catch untrusted schema result',
  },
  {
    lesson: 'bounds',
    needs: ['list_access'],
    habit: 'bound | bound check | index check | list access | array access | index access | empty list',
    mistake: 'empty array | unchecked index | index range | unsafe index | first element',
    also: 'array list index safe guard access item last element empty range length out undefined unchecked',
  },
  {
    lesson: 'specific_exceptions',
    needs: ['exception'],
    habit:
      'specific exception | exception handle | error handle | narrow except | narrow exception | typed error',
    mistake:
      'bare except | broad except | broad exception | catch all | blanket except | swallow error | empty catch | swallow exception',
    also: 'catch except exception error handle type raise reraise chain over swallow clause',
  },
  {
    lesson: 'logging',
    needs: ['logging'],
    habit: 'logger | logger debug | log instead print | logger instead print | structured log | log level',
    mistake: 'print | print statement | console log | print debug | console',
    also: 'debug statement production call module library',
  },
  {
    lesson: 'metadata_categories',
    needs: ['categorization'],
    habit:
      'metadata categorization | metadata categorisation | metadata categorize | metadata classification | categorization',
    mistake: 'string match categorization',
    also: 'meta string match type document file over name classify',
  },
  {
    lesson: 'input_validation',
    needs: ['endpoint', 'input'],
    must: 'endpoint',
    habit:
      'input validation | validate input | request validation | body validation | validate request | validate body',
    mistake: 'unvalidated input',
    also: 'schema request body payload json type boundary user',
  },
];
