/** What a prompt can be about, as far as scaffolds and lessons care. The first nine are the original's. */
export const INDICATORS = [
  'numpy',
  'json',
  'list_access',
  'file',
  'large_file',
  'fastapi',
  'exception',
  'logging',
  'categorization',
  'upload',
  'endpoint',
  'numbers',
  'typed_array',
  'bigint',
  'parse',
  'input',
  'promise',
  'file_output',
] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Details of a task, which choose between scaffolds and their variants. */
const TRAITS = [
  'large',
  'process',
  'convert',
  'position',
  'first',
  'last',
  'index',
  'handle',
  'array',
  'client',
  'iterate',
  'compute',
  'manage',
  'write',
] as const;
export type Trait = (typeof TRAITS)[number];

/** What a phrase says. A `foreign` subject has no scaffold; its text completes "the prompt is about …". */
export type Meaning =
  | { readonly kind: 'indicator'; readonly indicator: Indicator }
  | { readonly kind: 'trait'; readonly trait: Trait }
  | { readonly kind: 'language'; readonly language: 'python' | 'typescript' }
  | { readonly kind: 'foreign'; readonly subject: string }
  | { readonly kind: 'nothing' };

type Row<Name extends string> = readonly [meaning: Name, phrases: string];

/** Task → vocabulary: phrases separated by `|`, compared by stems, never by parts of words. A word can mean several things. */
const INDICATOR_ROWS: readonly Row<Indicator>[] = [
  ['numpy', 'numpy | ndarray | np array'],
  ['json', 'json'],
  [
    'endpoint',
    'endpoint | rest api | json api | web api | http api | api server | api route | http handler | request handler | route handler',
  ],
  ['endpoint', 'http server | web server | http route | http endpoint | web service | http | express upload'],
  ['endpoint', 'express app | express route | express server | express handler | node server'],
  ['fastapi', 'fastapi | fast api'],
  ['list_access', 'list | array | tuple | first item | first element'],
  ['list_access', 'last item | last element | sequence'],
  ['list_access', 'index access | bounds | out of range | out of bounds'],
  ['file', 'file | tempfile'],
  ['upload', 'upload'],
  ['large_file', 'chunk | gigabyte'],
  ['exception', 'error | exception | try except | try catch | bare except | failure'],
  ['exception', 'not crash | never crash | without crashing | must not fail | catch'],
  ['logging', 'log | logger | print'],
  ['categorization', 'categorize | categorise | categorization | categorisation | category'],
  ['categorization', 'classify | classification | group by type | group by kind | sort by type'],
  ['numbers', 'number | float | numeric | mean | average | median | standard deviation | statistic | nan'],
  ['numbers', 'infinity | measurement | score | metric | sum | total'],
  ['typed_array', 'typed array | float64array | float32array | uint8array | int32array | typedarray'],
  ['bigint', 'bigint | big integer'],
  ['parse', 'parse | parser | decode | deserialize | deserialise'],
  ['input', 'input | user input | request body | payload | validate | validation | form'],
  ['promise', 'promise | async | await | asynchronous'],
];

const TRAIT_ROWS: readonly Row<Trait>[] = [
  ['large', 'large | big | huge | enormous | massive'],
  ['process', 'process | copy | transform'],
  ['write', 'write | save | store | output | temporary file | temp file | tempfile'],
  ['convert', 'convert | serialize | serialise | serialization | dump | encode | export'],
  ['position', 'first | last | nth | index | element | head | access | item at | safely get | get item'],
  ['first', 'first | head'],
  ['last', 'last | tail | latest'],
  ['index', 'index | nth | position | item at'],
  ['handle', 'handle | catch | wrap | guard | recover | rescue | rethrow | re raise | reraise | robust'],
  ['handle', 'try except | try catch | not crash | never crash | without crashing | must not fail'],
  ['array', 'array | ndarray | typedarray'],
  [
    'client',
    'fetch | download | call external | external service | consume | http client | requests | crawl',
  ],
  ['client', 'fetch json | scrape | webhook call | send request'],
  ['iterate', 'loop | iterate | iteration | parallel | concurrently'],
  ['compute', 'sort | filter | compute | calculate | count | merge | reverse | deduplicate | search | sum'],
  ['manage', 'delete | remove | rename | move | list file | watch | permission | create directory | line'],
];

const LANGUAGE_ROWS: readonly Row<'python' | 'typescript'>[] = [
  [
    'python',
    'python | py | fastapi | fast api | numpy | ndarray | django | flask | pandas | pytest | asyncio',
  ],
  ['python', 'pydantic | pathlib | python3 | def | np array | starlette'],
  ['typescript', 'typescript | ts | tsx | javascript | js | nodejs | node js | deno | bun | npm | vitest'],
  ['typescript', 'node http | node server | node stream | in node | with node | for node | using node'],
  ['typescript', 'express app | express server | express endpoint | express route | express handler'],
  ['typescript', 'express js | in express | with express | using express | for express | express upload'],
  ['typescript', 'express api | node endpoint | node function | node service | node handler | node api'],
  [
    'typescript',
    'nextjs | next js | nestjs | float64array | float32array | uint8array | bigint | json parse',
  ],
  ['typescript', 'console log | fastify | hono'],
];

const FOREIGN_ROWS: readonly Row<string>[] = [
  ['databases', 'database | sql | sqlite | postgres | postgresql | mysql | mongodb | mongo | redis | orm'],
  ['data frames', 'pandas | dataframe | data frame | polars | spark'],
  ['YAML', 'yaml | yml'],
  ['XML', 'xml'],
  ['CSV', 'csv | spreadsheet | excel'],
  ['TOML or INI', 'toml | ini file'],
  ['pickled objects', 'pickle'],
  ['markup and styles', 'html | css | jinja | jinja2 | svg | landing page'],
  [
    'user interfaces',
    'react component | react app | react hook | vue | svelte | angular | jsx | button | reducer',
  ],
  ['regular expressions', 'regex | regexp | regular expression'],
  ['object storage', 's3 | bucket | gcs | azure blob | minio | cloud storage'],
  ['remote machines', 'ssh | sftp | ftp | paramiko | scp'],
  ['processes and shells', 'shell | bash | subprocess | command line | shell command | terminal | cli'],
  ['secrets', 'password | passphrase | jwt | oauth | api token | secure random | encrypt | decrypt'],
  ['infrastructure', 'docker | dockerfile | kubernetes | terraform | helm | ansible'],
  ['tests', 'unit test | pytest | fixture | test suite | integration test'],
  ['archives', 'tar | zip | unzip | gzip | archive'],
  ['messages between machines', 'kafka | rabbitmq | websocket | graphql | grpc | mqtt | queue'],
  ['other web frameworks', 'flask | django | rails | laravel | spring boot'],
  ['classes and models', 'dataclass | base class | constructor'],
  ['directories', 'glob | list file | create directory | directory tree'],
  ['machine learning', 'train model | neural network | pytorch | tensorflow | embedding'],
  ['Go', 'golang | in go | go service | go program | go function | go server'],
  ['Rust', 'rust'],
  ['Java', 'java | kotlin | scala'],
  ['C', 'c++ | c# | in c'],
  ['other languages', 'ruby | php | swift | perl | haskell | elixir | julia | matlab | in r | lua'],
];

/** Compounds that must not be read by their parts: "log in" is no logging. */
const NOTHING_ROWS: readonly Row<string>[] = [
  ['-', 'log in | log out | login | logout | log scale | log likelihood | log of | natural log | api key'],
  ['-', 'mailing list | allow list | deny list | waiting list | tree node | linked list node | error rate'],
  ['-', 'first name | last name | last week | last month | last year | at first | at last | file name'],
];

const phrasesOf = <Name extends string>(
  rows: readonly Row<Name>[],
  meaning: (name: Name) => Meaning,
): readonly (readonly [string, Meaning])[] =>
  rows.flatMap(([name, phrases]) =>
    phrases.split('|').map((phrase) => [phrase.trim(), meaning(name)] as const),
  );

/** Every phrase with one of its meanings. */
export const VOCABULARY: readonly (readonly [phrase: string, meaning: Meaning])[] = [
  ...phrasesOf(INDICATOR_ROWS, (indicator) => ({ kind: 'indicator', indicator })),
  ...phrasesOf(TRAIT_ROWS, (trait) => ({ kind: 'trait', trait })),
  ...phrasesOf(LANGUAGE_ROWS, (language) => ({ kind: 'language', language })),
  ...phrasesOf(FOREIGN_ROWS, (subject) => ({ kind: 'foreign', subject })),
  ...phrasesOf(NOTHING_ROWS, () => ({ kind: 'nothing' })),
];

/** What follows from what was said: all of the left means the right, unless the right was denied. */
export const IMPLICATIONS: readonly (readonly [said: readonly (Indicator | Trait)[], implied: Indicator])[] =
  [
    [['upload'], 'file'],
    [['upload'], 'large_file'],
    [['file', 'large'], 'large_file'],
    [['upload'], 'file_output'],
    [['file', 'write'], 'file_output'],
    [['file', 'process'], 'file_output'],
    [['fastapi'], 'endpoint'],
    [['endpoint'], 'json'],
    [['numpy'], 'numbers'],
    [['typed_array'], 'numbers'],
  ];
