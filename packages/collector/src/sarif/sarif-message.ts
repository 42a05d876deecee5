import { listOf, objectOf, textOf, type JsonObject } from '../json/json-access.ts';
import { ownOf, type SarifRules } from './sarif-rules.ts';

/** Puts a message's arguments into its placeholders; `{{` and `}}` stand for braces (SARIF 2.1.0, §3.11.5). */
const withArguments = (text: string, given: readonly unknown[]): string =>
  text.replaceAll(/\{\{|\}\}|\{(\d+)\}/g, (token, index: string | undefined) => {
    if (index === undefined) return token.charAt(0);
    const value = given[Number(index)];
    return typeof value === 'string' ? value : token;
  });

/** Leaves the text of links to locations, which a plain message may hold (§3.11.6): `[text](1)`. */
const withoutLinks = (text: string): string =>
  text
    .replaceAll(/(?<!\\)\[((?:[^[\]\\]|\\.){0,500})\]\(([^()\s]{0,2000})\)/g, '$1')
    .replaceAll(/\\([[\]\\])/g, '$1');

interface Lookup {
  readonly message: JsonObject;
  readonly ruleMessageId: unknown;
  readonly rule: JsonObject;
  readonly rules: SarifRules;
}

const templateOf = ({ message, ruleMessageId, rule, rules }: Lookup): string | undefined => {
  // `messageId` and, beside the message, `ruleMessageId` are names of drafts of 2.0.
  const id = textOf(message['id']) ?? textOf(message['messageId']) ?? textOf(ruleMessageId);
  if (id === undefined) return undefined;
  const string = objectOf(ownOf(objectOf(rule['messageStrings']), id));
  return textOf(string['text']) ?? textOf(rules.globalMessage(id)['text']) ?? textOf(string['markdown']);
};

/** The text of a result's message, with templates and arguments resolved; else what its rule is about. */
export const sarifMessage = (result: JsonObject, rule: JsonObject, rules: SarifRules): string | undefined => {
  const message = objectOf(result['message']);
  const template = templateOf({ message, ruleMessageId: result['ruleMessageId'], rule, rules });
  const text = textOf(message['text']) ?? template ?? textOf(message['markdown']);
  if (text !== undefined) return withoutLinks(withArguments(text, listOf(message['arguments'])));
  const about = textOf(objectOf(rule['shortDescription'])['text']);
  return about ?? textOf(objectOf(rule['fullDescription'])['text']);
};
