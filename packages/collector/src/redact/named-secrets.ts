import { stretchOf, type Stretch } from './stretch.ts';

/** Names whose value is a secret whatever it looks like. */
const STRONG =
  'pass(?:word|wd|phrase|code)|pwd|secret(?:[_-]?key)?|api[_-]?key|(?:access|account|encryption|private|signing|shared[_-]?access)[_-]?key|(?:auth|access|refresh|id|bearer|session|security|csrf|xsrf|api)[_-]?token|credentials?';
/** Names that mean something else as often, as the token of a parser. */
const WEAK = 'token|session(?:[_-]?id)?|sig(?:nature)?|auth';

const QUOTED = `\\\\?"(?<double>(?:[^"\\\\\\n]|\\\\.){1,1024})"|\\\\?'(?<single>(?:[^'\\\\\\n]|\\\\.){1,1024})'`;
const BARE = '(?<bare>[^\\s"\'`<>,;&)}\\]]{1,1024})';

const HINT = /pass|pwd|secret|key|token|credential|session|sig|auth/i;
const ASSIGNED = new RegExp(
  `(?:(?<strong>${STRONG})|(?<![A-Za-z])(?<weak>${WEAK}))\\\\?["'\\]]{0,2}\\s{0,4}(?<by>=>|:=|[=:](?![=:]))\\s{0,4}(?:${QUOTED}|${BARE})`,
  'dgi',
);

/** Code and placeholders that stand where a value would: naming them gives nothing away. */
const NO_VALUE =
  /^(?:none|null|nil|undefined|true|false|string|str|\*+|\.{3}|\$\w+|\$?\{.*|%\w|\w+(?:\.\w+)*[([].*|(?:self|this|os|process|config|settings|args|options|env|request|req)\..*)$/is;

/** Whether a value without quotes is one: after a colon or a weak name, prose is likelier than a secret. */
const isSecret = (value: string, strong: boolean, by: string): boolean => {
  if (NO_VALUE.test(value)) return false;
  if (strong && by !== ':') return true;
  return value.length >= (strong ? 4 : 8) && /\d/.test(value);
};

const GROUPS = ['double', 'single', 'bare'] as const;

const valueOf = (match: RegExpExecArray): Stretch | undefined => {
  const { strong, by = '', bare } = match.groups ?? {};
  const quoted = match.groups?.['double'] ?? match.groups?.['single'];
  if (bare !== undefined && !isSecret(bare, strong !== undefined, by)) return undefined;
  if (quoted !== undefined && strong === undefined && !isSecret(quoted, false, by)) return undefined;
  if (quoted?.startsWith('<redacted:') === true) return undefined;
  const range = GROUPS.map((group) => match.indices?.groups?.[group]).find((found) => found !== undefined);
  const whole = stretchOf(match, strong === undefined ? 'token' : 'password');
  return range === undefined ? whole : { ...whole, start: range[0], end: range[1] };
};

/** Whether a text has a word in it that names secrets; most have none, and need not be searched. */
export const mentionsSecret = (text: string): boolean => HINT.test(text);

/** Secrets that are told by the name they are given: `password=…`, `"api_key": "…"`; each of them is mentioned. */
export const findNamedSecrets = (text: string): readonly Stretch[] =>
  [...text.matchAll(ASSIGNED)].map(valueOf).filter((found) => found !== undefined);

const SECRET_NAME = new RegExp(`(?:${STRONG}|(?<![a-z])(?:${WEAK})|authorization|cookie)$`, 'i');

/** Whether a field of a record is named as one that holds a secret. */
export const namesSecret = (name: string): boolean => name.length <= 256 && SECRET_NAME.test(name);
