/** What stands in a template for a part that varies. */
export const MASK = '<*>';

/** A mask sees this much of a message, in UTF-16 units: what comes later says where, no longer what. */
const VISIBLE = 500;

/** In order: what a later mask would cut to pieces comes first. Each is linear in the length of the text. */
const MASKS: readonly (readonly [name: string, expression: RegExp])[] = [
  [
    'quoted value',
    /(?<![\p{L}\p{N}])(?:'[^'\n]*'|"[^"\n]*"|`[^`\n]*`|‘[^’\n]*’|“[^”\n]*”)(?![\p{L}\p{N}])/gu,
  ],
  ['web address', /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s)>\]]+/gi],
  ['mail address', /\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/g],
  ['uuid', /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi],
  ['time', /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/g],
  ['network address', /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g],
  ['path', /(?<![\w/\\<])(?:[a-z]:[\\/]|~?\.{0,2}\/)[^\s:;,()'"`<>|]+/gi],
  ['relative path', /(?<![\w/\\])[\w.@-]{1,100}(?:[\\/][\w.@-]{1,100})+\.\w{1,8}\b/g],
  ['hex', /\b0x[0-9a-f]+\b/gi],
  ['hash', /\b(?=[a-f]{0,63}\d)[0-9a-f]{8,64}\b/gi],
  [
    'number, size, duration',
    /(?<![\p{L}\p{N}_])[-+]?\d[\d_]*(?:[.,]\d+)*(?:e[-+]?\d+)?(?:%|\s?(?:ns|[µu]s|ms|s|sec|min|h|[kmg]i?b|bytes?))?(?![\p{L}\p{N}_])/giu,
  ],
  ['list of these', /<\*>(?:\s?[,:;/x-]\s?<\*>)+/g],
];

/**
 * The constant part of a message: numbers, hex, uuids, paths, quoted values, times, durations and addresses become `<*>`,
 * white space becomes one blank. Only the first line that says something is kept, and of it 500 UTF-16 units.
 */
export const maskMessage = (text: string): string => {
  let masked = firstLine(text);
  for (const [, expression] of MASKS) masked = masked.replaceAll(expression, MASK);
  return masked.replaceAll(/\s+/g, ' ').trim();
};

/** The first line with a letter or digit in it, cut to what masks see. */
export const firstLine = (text: string): string => {
  // A huge text is cut before it is split; blank lines at its top are not that many.
  const lines = text.slice(0, VISIBLE * 8).split(/\r?\n/);
  return (lines.find((line) => /[\p{L}\p{N}]/u.test(line)) ?? '').trim().slice(0, VISIBLE);
};
