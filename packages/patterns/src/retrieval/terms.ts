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

/** The term that stands for a word however it is inflected or abbreviated. */
export const termOf = (word: string): string => {
  const root = stem(word.toLowerCase());
  return SAME.get(root) ?? root;
};

/** The words and dotted names of a text, in order, as written. */
export const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];

/** The parts of an identifier: `datetime.utcNow` has `datetime`, `utc`, `Now`. */
export const partsOf = (identifier: string): readonly string[] => identifier.match(PARTS) ?? [];

const splitWord = (word: string): readonly string[] => {
  const parts = partsOf(word);
  if (parts.length < 2) return parts.map(termOf);
  const names = word.split('.').filter((name) => partsOf(name).length > 1);
  return [...parts, ...names.map((name) => name.replaceAll(/[_$]/g, ''))].map(termOf);
};

const MEMO_LIMIT = 50_000;
const memo = new Map<string, readonly string[]>();

/** Texts repeat their words: remembering them makes reading a library four times as fast. */
const termsOfWord = (word: string): readonly string[] => {
  const known = memo.get(word);
  if (known) return known;
  const terms = splitWord(word);
  if (memo.size >= MEMO_LIMIT) memo.clear();
  memo.set(word, terms);
  return terms;
};

/**
 * The terms of a text: stems of its words, the parts of identifiers, and each compound name as a whole, so that
 * `os.path.getMtime`, `getmtime` and "path" all find each other.
 */
export const termsOf = (text: string): readonly string[] => wordsOf(text).flatMap(termsOfWord);
