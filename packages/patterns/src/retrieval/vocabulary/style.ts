import type { Concepts } from './concepts.ts';

/** Names, layout, size, documentation. */
export const STYLE: Concepts = {
  'naming convention naming+convention name+style camelcase snake_case':
    'naming convention name snake_case camelcase invalid lowercase',
  'docstring document documentation docs jsdoc document+function public+api':
    'docstring undocumented public missing section',
  'document+parameters describe+arguments': 'docstring undocumented param',
  'too+long long+function big+function too+complex complexity complicated refactor+function god+function spaghetti':
    'complexity maximum too many statements branches lines function',
  'too+many+parameters many+arguments many+parameters': 'too many arguments params max',
  'too+many+branches nested+deep deeply+nested callback+hell pyramid':
    'depth nested branches callbacks maximum',
  'line+length long+lines': 'line too long max-len',
  'indent indentation tabs spaces': 'indentation tab spaces mixed',
  'whitespace blank+lines formatting format+code code+style': 'whitespace blank lines spacing',
  'trailing+comma trailing+whitespace': 'trailing comma whitespace',
  semicolon: 'semicolon semi',
  'sort+imports import+order organize+imports': 'import sorted unsorted',
  'commented+out dead+comments old+comments': 'commented out code',
  'file+too+long': 'lines file maximum',
  'modernize modernise upgrade+syntax python+3 old+syntax legacy+code': 'deprecated pep unnecessary legacy',
};
