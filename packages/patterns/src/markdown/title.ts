import { patternName } from '@feedback/schema';

/** The original's titles whose pattern is not called by their words. */
const NAMES: Readonly<Record<string, string>> = {
  'NumPy Types Converted Before JSON Serialization': 'numpy_json_serialization',
  'Bounds Checking Before List Access': 'bounds_checking',
  'Specific Exceptions, Not Bare Except': 'specific_exceptions',
  'Logger.debug() Instead of Print()': 'logger_debug',
  'Metadata-Based Categorization Over String Matching': 'metadata_categorization',
  'Proper Temp File Handling': 'temp_file_handling',
  'Large File Processing': 'large_file_processing',
};

const TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).map(([title, name]) => [name, title]),
);

const NAME_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).map(([title, name]) => [title.toLowerCase(), name]),
);

const SPELLED = 'API CSS CSV FastAPI HTML HTTP ID IO JSON NaN NumPy SQL URL UTF XML YAML';

const SPELLING: ReadonlyMap<string, string> = new Map(
  SPELLED.split(' ').map((word) => [word.toLowerCase(), word]),
);

const capitalised = (word: string): string =>
  SPELLING.get(word) ?? word.slice(0, 1).toUpperCase() + word.slice(1);

/** The heading for a pattern: the original's title, or its words. Letters, digits and blanks only. */
export const titleOf = (name: string): string => {
  const key = patternName(name);
  return TITLES.get(key) ?? (key.split('_').map(capitalised).join(' ') || 'Untitled');
};

/** `12. Title` as number and title; the number is `undefined` where there is none. */
export const splitNumber = (
  heading: string,
): { readonly number: number | undefined; readonly title: string } => {
  const match = /^(\d{1,9})[.)]\s+(.*)$/s.exec(heading.trim());
  return match === null
    ? { number: undefined, title: heading.trim() }
    : { number: Number(match[1]), title: match[2] ?? '' };
};

/**
 * The pattern a title names: the original's table, else its words without a remark in brackets at the end. Words are not split at
 * capitals (`NumPy` is one), unless the whole title is one identifier. Empty when there is no letter or digit.
 */
export const nameOfTitle = (title: string): string => {
  const known = (text: string): string | undefined => NAME_OF.get(text.trim().toLowerCase());
  const bare = title.replace(/\s*\([^()]*\)\s*$/, '');
  const words = patternName(bare) === '' ? title : bare;
  const name = /^\p{Ll}[\p{L}\p{N}_]*$/u.test(words) ? patternName(words) : patternName(words.toLowerCase());
  return known(title) ?? known(bare) ?? name;
};
