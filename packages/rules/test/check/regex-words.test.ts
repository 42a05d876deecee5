import { expect, it } from 'vitest';
import { wordsOfRegex } from '../../src/check/regex-words.ts';

it.each<[string, string, readonly (readonly string[])[]]>([
  ['a word between anchors', '^close$', [['close']]],
  ['each word between gaps', '^from\\s+tempfile\\s+import\\b', [['from'], ['tempfile'], ['import']]],
  ['escaped punctuation', 'open\\(', [['open(']]],
  [
    'few choices, spelled out',
    '^(np|numpy)\\.(mean|sum)$',
    [['np.mean', 'np.sum', 'numpy.mean', 'numpy.sum']],
  ],
  ['the best of each choice', '^(json\\.dumps?|(flask\\.)?jsonify)$', [['json.dump', 'jsonify']]],
  ['no part that may be missing', '^(async )?for$', [['for']]],
  ['no last letter that may be missing', '^dumps?$', [['dump']]],
  ['what repeats at least once', '(?:ab)+cd', [['ab'], ['cd']]],
  ['nothing repeated no times', 'ab{0}', []],
  ['nothing inside classes', '[abc]de[]fg]hi', [['de'], ['hi']]],
  ['nothing of a choice with an open end', 'open|\\w+', []],
  ['nothing where case is ignored', '(?i)open', []],
  ['nothing of properties', '\\p{Greek}\\x41lpha', [['lpha']]],
  ['what stands beside an ASCII boundary', '(?-u:\\b)Upload(?-u:\\b)', [['Upload']]],
])('finds %s', (_, regex, words) => {
  expect(wordsOfRegex(regex)).toEqual(words);
});
