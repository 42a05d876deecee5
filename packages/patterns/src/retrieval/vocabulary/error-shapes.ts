/** The form of an error text, and what patterns about the mistake behind it speak of. */
export type ErrorShape = readonly [form: RegExp, means: string];

const PYTHON: readonly ErrorShape[] = [
  [/offset-naive and offset-aware/i, 'datetime timezone tzinfo naive now utcnow strptime'],
  [/codec can't|Unicode(?:De|En)codeError/i, 'open encoding unspecified utf-8 explicit'],
  [/changed size during iteration|mutated during iteration/i, 'mutation iterate loop modified iterator'],
  [/name '[^']*' is not defined/i, 'undefined name'],
  [/cannot access (?:local|free) variable|referenced before assignment/i, 'undefined local variable global'],
  [/must derive from BaseException/i, 'raise literal notimplemented value except non-exception'],
  [/'Loader'/, 'yaml load unsafe'],
  [/unhashable type/i, 'eq hash method set dictionary'],
  [
    /arguments? (?:converted|for format)|format string/i,
    'format percent arguments count mismatch placeholder missing',
  ],
  [/partially initialized|circular import/i, 'import top-level type-checking self'],
  [/was never awaited/i, 'await coroutine async dangling task call'],
  [/event loop/i, 'async blocking asyncio'],
  [/non-?zero exit|CalledProcessError/i, 'subprocess run check'],
  [/unclosed (?:file|socket|resource)|too many open files/i, 'open file context manager close with'],
  [/invalid escape sequence/i, 'invalid escape sequence raw regular-expression'],
  [/'NoneType' object/, 'none implicit return optional comparison'],
  [/KeyError/, 'dictionary key get missing'],
  [/IndexError|index out of range/i, 'index bounds sequence first element'],
  [/multiple values for/i, 'repeated keyword argument'],
  [/unexpected keyword argument|positional arguments? but/i, 'keyword argument signature method self'],
  [/mutable default/i, 'mutable default dataclass factory'],
  [/raised StopIteration/i, 'stopiteration raise generator return'],
  [/SettingWithCopy|chained assignment|chained .*inplace/i, 'pandas inplace loc'],
  [/truth value of/i, 'pandas numpy boolean comparison'],
  [/module 'numpy' has no attribute|np\.(?:float|int|bool|object)\b/, 'numpy deprecated alias type'],
  [/shell=True|\/bin\/sh:|command not found/i, 'subprocess shell process path'],
  [/not JSON serializable/i, 'json serialize conversion'],
  [/has no attribute/i, 'attribute getattr'],
  [/not callable/i, 'callable call shadowing builtin'],
  [/IndentationError|TabError|unexpected indent|unindent/i, 'indentation tabs spaces mixed'],
];

const JAVASCRIPT: readonly ErrorShape[] = [
  [/ReferenceError: (?:\S+ is not defined|Can't find variable)/i, 'undeclared undefined variable'],
  [/before initialization/i, 'use variable before define'],
  [/assignment to constant|invalid assignment to const/i, 'reassigning const variable assign'],
  [/already been declared|redeclaration/i, 'redeclare variable duplicate'],
  [
    /cannot read propert|undefined is not an object|of undefined|of null/i,
    'optional chaining unsafe undefined null',
  ],
  [
    /unhandled ?(?:promise)? ?rejection|UnhandledPromiseRejection/i,
    'promise reject error async literal catch',
  ],
  [/must call super|'?super'? (?:has|must)/i, 'super constructor this derived'],
  [/not a constructor/i, 'constructor new call'],
  [
    /invalid regular expression|unterminated (?:group|character)|nothing to repeat/i,
    'regular-expression invalid pattern',
  ],
  [/octal/i, 'octal literal escape'],
  [/await is only valid|'await' outside/i, 'await outside async function'],
  [/Unexpected (?:token|end).*JSON|JSON\.parse/i, 'json parse catch'],
  [/hasOwnProperty is not/i, 'prototype builtins own property'],
  [/missing initializer|strict mode/i, 'strict const declaration'],
  [/duplicate (?:parameter|key|property)/i, 'duplicate argument key'],
  [/generator|yield/i, 'generator yield'],
];

const ANYWHERE: readonly ErrorShape[] = [
  [/certificate|self[- ]signed|SSLError/i, 'verify ssl certificate cert unverified context'],
  [/timed? ?out|ETIMEDOUT|ReadTimeout|ConnectTimeout/i, 'timeout requests request'],
  [
    /syntax error (?:at or near|in SQL)|SQL syntax|sqlite3\.OperationalError: (?:near|unrecognized)/i,
    'sql injection expression query',
  ],
  [/out of memory|MemoryError|OOM\b.*(?:read|load)/i, 'read whole file memory line'],
  [/deprecated|DeprecationWarning/i, 'deprecated'],
  [/possible .*leak|memory leak/i, 'cache close context'],
];

/** Error texts by their form. */
export const ERROR_SHAPES: readonly ErrorShape[] = [...PYTHON, ...JAVASCRIPT, ...ANYWHERE];
