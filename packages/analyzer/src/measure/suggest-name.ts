import { patternName } from '@feedback/schema';
import { firstLine } from '../judge/mask-message.ts';
import { isAssertion } from '../judge/signature-of.ts';
import type { Wording } from '../judge/wording.ts';

/** Words that stand in messages about anything. */
const STOP_WORDS = new Set(
  `a an and any are as at be been but by can cannot could did do does error errors exception expected failed failure for
  from got had has have if in into is it its may message must no not object of on or properties property read reading
  received should such t test tests than that the then there these this to type use used using value values was were
  when which will with without would you your`.split(/\s+/),
);

const ERROR_TYPE = /^(?:[\w$]+\.)*([A-Z][\w$]*?(?:Error|Exception|Warning|Failure|Fault|Interrupt))\b/;
/** Rule ids that only a manual explains, e.g. `E722`, `TS2304`, `B008`. */
const CODE_LIKE = /^[a-z]{1,6}[-_]?\d+$/i;

/** Key words in a name beside the rule or the type of error. */
const KEY_WORDS = 3;

const wordsOf = (text: string): string[] => [
  ...new Set(
    patternName(firstLine(text).replace(ERROR_TYPE, ''))
      .split('_')
      .filter((word) => word.length > 1 && !STOP_WORDS.has(word) && !/^\d|\d{4}/.test(word)),
  ),
];

const lastSegment = (ruleId: string): string =>
  ruleId.split(/[/:]/).findLast((part) => part !== '') ?? ruleId;

const leadOf = ({ ruleId, text }: Wording): string => {
  if (ruleId !== undefined) return lastSegment(ruleId);
  const [, type] = ERROR_TYPE.exec(text) ?? [];
  return type ?? (isAssertion(text) ? 'assertion' : '');
};

/** What may stand in the name of a mistake: the first words, and the words that the rest of its kind share with it. */
export interface NameParts {
  readonly lead: string;
  readonly words: readonly string[];
}

/** Where key words are looked for: an assertion speaks through its test. */
const sourceOf = ({ testName, text }: Wording): string =>
  testName !== undefined && isAssertion(text) ? testName : text;

/** The parts of a name from one case: the rule or type of error, and key words of the message, or of the test for an assertion. */
export const namePartsOf = (wording: Wording): NameParts => {
  const lead = leadOf(wording);
  const speaking = wording.ruleId !== undefined && !CODE_LIKE.test(lead);
  const spoken = new Set(patternName(lead).split('_'));
  return { lead, words: speaking ? [] : wordsOf(sourceOf(wording)).filter((word) => !spoken.has(word)) };
};

/** The parts that a further case shares: the words that stand in it too. */
export const commonParts = (parts: NameParts, wording: Wording): NameParts => {
  const text = firstLine(sourceOf(wording)).toLowerCase();
  return { lead: parts.lead, words: parts.words.filter((word) => text.includes(word)) };
};

/** A readable name, e.g. `type_error_undefined_length`, `no_console`, `e722_bare_except`. */
export const suggestName = ({ lead, words }: NameParts): string =>
  patternName([lead, ...words.slice(0, KEY_WORDS)].join(' ')) || 'unnamed_mistake';

/** The name, or with the next free number when it is taken. */
export const freeName = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
};
