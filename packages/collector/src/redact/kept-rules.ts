import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { Stretch } from './stretch.ts';

/** The part of secretlint's contract for rules that is used here; its types are in a package of their own. */
interface KeptRule {
  create(context: object, options: object): { file?(source: object): unknown };
}

interface Reported {
  readonly message: { readonly messageId: string };
  readonly range: readonly [number, number];
}

/** `AWSSecretAccessKey` as `aws_secret_access_key`. */
const snakeCase = (id: string): string =>
  id.replaceAll(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2').toLowerCase();

type Search = (text: string) => readonly Stretch[];

/** Starts the rules without secretlint's engine, which is asynchronous and takes eight times as long as they do. */
const start = (): Search => {
  let found: Stretch[] = [];
  const context = {
    sharedOptions: {},
    createTranslator: () => (messageId: string) => ({ messageId, message: '' }),
    report: ({ message, range }: Reported) => {
      found.push({ start: range[0], end: range[1], kind: snakeCase(message.messageId) });
    },
    // A text may not ask for its secrets to be kept, as a comment in source code may.
    ignore: () => undefined,
  };
  const started = (rules as unknown as readonly KeptRule[]).map((rule) => rule.create(context, {}));
  return (text) => {
    found = [];
    for (const rule of started) rule.file?.({ content: text, filePath: '', ext: '', contentType: 'text' });
    return found;
  };
};

/** What comes before or around secrets that are no long runs of token characters: a word that mentions them, or … */
const WORDS = /PRIVATE KEY|secret|password/i;
const URL_USER = /:\/\/[^\s/@]{1,256}@/;

const hasWord = (text: string, mentioned: boolean): boolean =>
  (mentioned && WORDS.test(text)) || (text.includes('://') && URL_USER.test(text));

let search: Search | undefined;

/**
 * Secrets that the rules of secretlint's recommended preset know. The rules take 55 ns per character, so they are asked only
 * where the text has what all of them need: a run that may be a token, or one of a few words. `mentioned` as `mentionsSecret` has it.
 */
export const findKeptSecrets = (text: string, tokenRun: boolean, mentioned: boolean): readonly Stretch[] => {
  if (!tokenRun && !hasWord(text, mentioned)) return [];
  search ??= start();
  return search(text);
};
