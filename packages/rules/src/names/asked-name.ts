import type { Language } from '@feedback/schema';

/** What names stand for that code has from elsewhere, as dotted paths: `np` is `numpy`, `date` may be `datetime.date`. */
export type Meanings = ReadonlyMap<string, string>;

/** What `matches` asks of a name where the rule has no utility that is called so. */
export type AskedName =
  | {
      readonly kind: 'path';
      /** A module, or what it has: `numpy.nan`; `subprocess.*` for whatever it has. */
      readonly path: string;
      /** The names that the example has for the path or for what it begins with. */
      readonly locals: Meanings;
    }
  | {
      readonly kind: 'own';
      readonly name: string;
      /** What the name stands for unless code makes it its own; `undefined` for names of the language or its platform. */
      readonly path: string | undefined;
    };

const OWN = 'own_';
const FOR = ' for ';
const AS = ' as ';

/** Ends a path that stands for whatever a module has. */
export const ANY_MEMBER = '.*';

interface Grammar {
  readonly name: RegExp;
  readonly path: RegExp;
}

const PYTHON: Grammar = {
  name: /^[\p{L}_][\p{L}\p{N}_]*$/u,
  path: /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*(?:\.\*)?$/u,
};

const ECMASCRIPT: Grammar = {
  name: /^[\p{L}_$][\p{L}\p{N}_$]*$/u,
  path: /^[\w@/-]+(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u,
};

const grammarOf = (language: Language): Grammar => (language === 'python' ? PYTHON : ECMASCRIPT);

/** Whether a rule can ask for a path. */
export const isPath = (path: string, language: Language): boolean => grammarOf(language).path.test(path);

/** The name that a path is spelled with in an example, and what it stands for: in `np.nan`, for `numpy.nan`, `np` is `numpy`. */
const localIn = (
  path: string,
  spelling: string,
  { name }: Grammar,
): readonly [name: string, path: string] | undefined => {
  const [local = '', ...rest] = spelling.split('.');
  const end = rest.map((part) => `.${part}`).join('');
  return name.test(local) && path.endsWith(end) && end.length < path.length
    ? [local, path.slice(0, path.length - end.length)]
    : undefined;
};

const readOwn = (text: string, grammar: Grammar): AskedName | undefined => {
  const [name = '', path, ...more] = text.slice(OWN.length).split(FOR);
  return grammar.name.test(name) && (path === undefined || grammar.path.test(path)) && more.length === 0
    ? { kind: 'own', name, path }
    : undefined;
};

/**
 * Reads what `matches` asks for: `numpy.nan`, `numpy.nan as np.nan` (how the example spells it), `subprocess.*`, `yaml as yaml` (a module
 * as a whole), `own_open`, `own_np for numpy`. `undefined` for anything else: a single word may be a utility that is misspelt.
 */
export const readName = (text: string, language: Language): AskedName | undefined => {
  const grammar = grammarOf(language);
  if (text.startsWith(OWN)) return readOwn(text, grammar);
  const [path = '', ...spellings] = text.split(AS);
  if (!grammar.path.test(path) || (spellings.length === 0 && !path.includes('.'))) return undefined;
  const locals = spellings.map((spelling) => localIn(path, spelling, grammar));
  return locals.every((local) => local !== undefined)
    ? { kind: 'path', path, locals: new Map(locals) }
    : undefined;
};

/** Writes down that a path is asked for, with the spellings of those who know it by names of their own. */
export const writeName = (path: string, meanings: Meanings): string => {
  const spellings = [...meanings].flatMap(([local, known]) => {
    const isPart = known === path || path.startsWith(`${known}.`);
    return isPart && local !== known ? [local + path.slice(known.length)] : [];
  });
  const isWord = !path.includes('.') && spellings.length === 0;
  return [path, ...(isWord ? [path] : spellings)].join(AS);
};

/** Writes down the question whether code makes a name its own. */
export const writeOwn = (name: string, path?: string): string =>
  `${OWN}${name}${path === undefined ? '' : FOR + path}`;
