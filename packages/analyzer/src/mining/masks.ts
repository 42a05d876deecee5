import { MASK } from './mask.ts';

/** One way to recognise a value by its form alone. */
interface Mask {
  /** What people call it; used in explanations. */
  readonly name: string;
  readonly expression: RegExp;
  /** Text without one of these characters can't match: a cheap look before the expression runs. */
  readonly hints: readonly string[];
}

/**
 * Values whose form gives them away although they contain blanks or punctuation, so that they would fall to pieces when the
 * line is cut into tokens. What comes first wins. Each is linear in the text: no repetition holds another that can match the
 * same characters. A token with a digit in it needs no mask, the tokenizer sees to it.
 */
const MASKS: readonly Mask[] = [
  {
    name: 'web address',
    expression: /(?<!\w)[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>)\]]+/gi,
    hints: ['://'],
  },
  {
    name: 'mail address',
    expression: /(?<![\w.-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/g,
    hints: ['@'],
  },
  {
    name: 'date',
    expression:
      /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} +\d{1,2}(?: +\d{2}:\d{2}:\d{2})?(?: +[A-Z]{3,4})?(?: +\d{4})?/g,
    hints: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
  {
    name: 'time',
    expression:
      /(?<![\w.-])\d{4}[-/]\d{2}[-/]\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?(?!\w)/g,
    hints: ['-', '/'],
  },
  {
    name: 'uuid',
    expression: /(?<![\w.-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi,
    hints: ['-'],
  },
  {
    name: 'network address',
    expression: /(?<![\w.-])\/?\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?(?![\w.-])/g,
    hints: ['.'],
  },
  {
    name: 'hardware address',
    expression: /(?<![\w:])[0-9a-f]{2}(?::[0-9a-f]{2}){5,19}(?![\w:])/gi,
    hints: [':'],
  },
  {
    name: 'IPv6 address',
    expression: /(?<![\w:])(?:[0-9a-f]{1,4}|::)(?::[0-9a-f]{0,4}){3,7}(?![\w:])/gi,
    hints: [':'],
  },
  {
    name: 'clock time',
    expression: /(?<![\w:.])\d{1,3}(?::\d{2}){1,3}(?:[.,]\d{1,9})?(?![\w:])/g,
    hints: [':'],
  },
  {
    name: 'size or duration',
    expression:
      /(?:(?<!\S)[<>~≈]=?)?(?<![\p{L}\p{N}_.:-])-?\d{1,20}(?:[.,]\d{1,20})* ?(?:[KMGTP]i?B|[kmgt]b|B|bytes?|ns|nanos(?:econds?)?|[µu]s|micros(?:econds?)?|ms|msecs?|millis(?:econds?)?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|%)(?![\p{L}\p{N}_%])/gu,
    hints: ['B', 'b', 's', 'n', 'h', 'r', 'y', '%'],
  },
  {
    // logfmt, and what many languages print for an object.
    name: 'quoted or structured value of a key',
    expression:
      /(?<=[\p{L}\p{N}_]=)(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[\p{L}_][\p{L}\p{N}_.$]{0,100}[{[(@][^\s{}()[\]]{0,200}[})\]]?)/gu,
    hints: ['='],
  },
  {
    name: 'host and port, or file and line',
    expression: /(?<![\w.<>-])[a-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}:\d{1,7}(?![\w.:])/gi,
    hints: [':'],
  },
  {
    name: 'path',
    expression:
      /(?<![\p{L}\p{N}_.<>])(?:(?:[a-z]:|~|\.{1,2})?[/\\][^\s"'`()[\]{}<>|,;:=/\\]*[/\\]|(?:[a-z]:|~|\.{1,2})[/\\])(?:[^\s"'`()[\]{}<>|,;:]|:(?=\S))*/giu,
    hints: ['/', '\\'],
  },
];

/** The text with every value of a telling form replaced by `<*>`. */
export const maskValues = (text: string): string => {
  let masked = text;
  for (const { expression, hints } of MASKS)
    if (hints.some((hint) => masked.includes(hint))) masked = masked.replaceAll(expression, MASK);
  return masked;
};

/** The text with its values replaced, and the values by name, in the order of the table. */
export const takeValues = (
  text: string,
): {
  readonly rest: string;
  readonly values: readonly { readonly name: string; readonly value: string }[];
} => {
  const values: { name: string; value: string }[] = [];
  let rest = text;
  for (const { name, expression } of MASKS)
    rest = rest.replaceAll(expression, (value: string) => {
      values.push({ name, value });
      return MASK;
    });
  return { rest, values };
};
