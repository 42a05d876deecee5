import { patternName } from '@feedback/schema';
import type { Speech } from '../signatures/speech.ts';
import { isAssertion, tellingLine } from '../signatures/telling-line.ts';

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

/** The words of a message that can stand in a name, in their order, each once. */
export const keyWordsOf = (text: string): string[] => [
  ...new Set(
    patternName(tellingLine(text).replace(ERROR_TYPE, ''))
      .split('_')
      .filter((word) => word.length > 1 && !STOP_WORDS.has(word) && !/^\d|\d{4}/.test(word)),
  ),
];

const lastSegment = (name: string, separators: RegExp): string =>
  name.split(separators).findLast((part) => part !== '') ?? name;

/** What may stand in the name of a mistake: the first words, and key words. */
interface NameParts {
  readonly lead: string;
  readonly words: readonly string[];
}

const partsOf = (speech: Speech, ruleWords: readonly string[]): NameParts => {
  switch (speech.kind) {
    case 'rule': {
      const lead = lastSegment(speech.rule, /[/:]/);
      return { lead, words: CODE_LIKE.test(lead) ? ruleWords : [] };
    }
    case 'line': {
      const [, type] = ERROR_TYPE.exec(speech.line) ?? [];
      return {
        lead: type ?? (isAssertion(speech.line) ? 'assertion' : ''),
        words: keyWordsOf(speech.line),
      };
    }
    case 'failure':
      return { lead: lastSegment(speech.type ?? '', /[.\\:]/), words: keyWordsOf(speech.says) };
    default:
      return speech satisfies never;
  }
};

/**
 * A readable name, e.g. `type_error_undefined_length`, `no_console`, `e722_bare_except`: the type of error or the rule, and
 * the first words that all cases have in common; of a rule that is only a code those of its messages.
 */
export const suggestName = (speech: Speech, ruleWords: readonly string[] = []): string => {
  const { lead, words } = partsOf(speech, ruleWords);
  const spoken = new Set(patternName(lead).split('_'));
  const telling = words.filter((word) => !spoken.has(word)).slice(0, KEY_WORDS);
  return patternName([lead, ...telling].join(' ')) || 'unnamed_mistake';
};

/** The name, or with the next free number when it is taken. */
export const freeName = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
};
