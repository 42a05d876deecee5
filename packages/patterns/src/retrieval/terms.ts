import { stem } from './stem.ts';

/** Spellings that mean one thing in code and in prose; keys and values are stems. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    arg: 'argument',
    args: 'argument',
    auth: 'authenticat',
    bool: 'boolean',
    cmd: 'command',
    conf: 'config',
    configurat: 'config',
    ctor: 'construct',
    cwd: 'workdir',
    db: 'databas',
    del: 'delete',
    delet: 'delete',
    dict: 'dictionary',
    dir: 'directory',
    env: 'environment',
    environ: 'environment',
    err: 'error',
    exc: 'except',
    exec: 'execut',
    expr: 'express',
    fn: 'funct',
    folder: 'directory',
    fold: 'directory',
    func: 'funct',
    img: 'imag',
    info: 'informat',
    init: 'initializ',
    int: 'integ',
    kwarg: 'keyword',
    lib: 'library',
    mkdir: 'makedir',
    msg: 'messag',
    num: 'numb',
    obj: 'object',
    param: 'paramet',
    perm: 'permiss',
    pkg: 'packag',
    pwd: 'password',
    passwd: 'password',
    rand: 'random',
    regex: 'regular-expression',
    regexp: 'regular-expression',
    repo: 'repository',
    str: 'string',
    temp: 'temporary',
    tmp: 'temporary',
    tz: 'timezon',
    tzinfo: 'timezon',
    val: 'valu',
    var: 'variabl',
  }),
);

const WORD = /[\p{L}\p{N}_$]+(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*/gu;
const PARTS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[^\p{Lu}\p{Ll}\p{N}_$.]+/gu;

const MEMO_LIMIT = 50_000;
const LONGEST_REMEMBERED = 40;

/** Texts repeat their words: remembering them makes reading a library several times as fast. */
const remembered = <T>(compute: (word: string) => T): ((word: string) => T) => {
  const memo = new Map<string, T>();
  return (word) => {
    const known = memo.get(word);
    if (known !== undefined) return known;
    const value = compute(word);
    if (memo.size >= MEMO_LIMIT) memo.clear();
    if (word.length <= LONGEST_REMEMBERED) memo.set(word, value);
    return value;
  };
};

/** The term that stands for a word however it is inflected or abbreviated. */
export const termOf = remembered((word: string): string => {
  const root = stem(word.toLowerCase());
  return SAME.get(root) ?? root;
});

/** The words and dotted names of a text, in order, as written. */
const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];

/** The parts of an identifier: `datetime.utcNow` has `datetime`, `utc`, `Now`. */
const partsOf = (identifier: string): readonly string[] => identifier.match(PARTS) ?? [];

const termsOfWord = remembered((word: string): readonly string[] => {
  const parts = partsOf(word);
  if (parts.length < 2) return parts.map(termOf);
  const names = word.split('.').filter((name) => partsOf(name).length > 1);
  return [...parts, ...names.map((name) => name.replaceAll(/[_$]/g, ''))].map(termOf);
});

/**
 * The terms of a text: stems of its words, the parts of identifiers, and each compound name as a whole, so that
 * `os.path.getMtime`, `getmtime` and "path" all find each other.
 */
export const termsOf = (text: string): readonly string[] => {
  const terms: string[] = [];
  for (const word of wordsOf(text)) terms.push(...termsOfWord(word));
  return terms;
};
