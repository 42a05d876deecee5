import type { Pattern, Problem } from '@feedback/schema';
import { findJsonError } from '../../library/json-syntax.ts';
import { nameKey } from '../../library/library.ts';
import { patternId } from '../../library/pattern-id.ts';
import { PatternsError, problemOf } from '../../patterns-error.ts';
import { placeOf } from '../../place-of.ts';
import { mergeByName, type ImportedPatterns } from '../imported-patterns.ts';
import { listOf, objectOf, textOf, type JsonObject } from './json-values.ts';
import { patternOfRule } from './sarif-rule.ts';

interface PlacedRule {
  readonly rule: JsonObject;
  readonly id: string | undefined;
  readonly tool: string;
  /** Where in the log, for people. */
  readonly place: string;
}

const toolOf = (component: JsonObject): string => {
  const version = textOf(component['semanticVersion']) ?? textOf(component['version']);
  return [textOf(component['name']) ?? 'unknown', ...(version === undefined ? [] : [version])].join(' ');
};

const rulesOf = (component: JsonObject, fallback: JsonObject, place: string): readonly PlacedRule[] =>
  listOf(component['rules']).map((value, index) => {
    const rule = objectOf(value);
    // Extensions often have ids for names; the driver says which tool they extend.
    const named = textOf(component['name']) === undefined ? fallback : component;
    return { rule, id: textOf(rule['id']), tool: toolOf(named), place: `${place}.rules[${index}]` };
  });

/** Drafts of 2.0 and version 1 keep rules in an object by id. */
const oldRules = (value: unknown, tool: JsonObject, place: string): readonly PlacedRule[] =>
  Object.entries(objectOf(value)).map(([key, each]) => {
    const rule = objectOf(each);
    return { rule, id: textOf(rule['id']) ?? key, tool: toolOf(tool), place: `${place}.${key}` };
  });

const rulesOfRun = (value: unknown, index: number): readonly PlacedRule[] => {
  const run = objectOf(value);
  const tool = objectOf(run['tool']);
  const driver = objectOf(tool['driver']);
  const at = `runs[${index}]`;
  return [
    ...rulesOf(driver, driver, `${at}.tool.driver`),
    ...listOf(tool['extensions']).flatMap((extension, position) =>
      rulesOf(objectOf(extension), driver, `${at}.tool.extensions[${position}]`),
    ),
    ...oldRules(objectOf(run['resources'])['rules'], tool, `${at}.resources.rules`),
    ...oldRules(run['rules'], tool, `${at}.rules`),
  ];
};

const failed = (code: string, message: string, line?: number): ImportedPatterns => ({
  patterns: [],
  problems: [{ severity: 'error', code, message, ...(line === undefined ? {} : { line }) }],
});

const parse = (text: string): { readonly value: unknown } | ImportedPatterns => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const { line, column } = placeOf(text, findJsonError(text) ?? text.length);
    const message = `The SARIF log is no JSON from line ${line}, column ${column} on. It may be cut off: write it again and try again.`;
    return failed('MALFORMED_JSON', message, line);
  }
};

const skipped = (place: string, reason: string): Problem => ({
  severity: 'warning',
  code: 'INVALID_RULE',
  message: `${place} was left out: ${reason}`,
});

const readRule = async ({ rule, id, tool, place }: PlacedRule): Promise<Pattern | Problem> => {
  if (id === undefined || nameKey(id) === '')
    return skipped(place, 'it has no "id" with a letter or digit. Tell the authors of the tool.');
  try {
    return await patternOfRule(rule, { id, tool });
  } catch (error) {
    if (!(error instanceof PatternsError)) throw error;
    return skipped(`${place} (${id})`, problemOf(error).message);
  }
};

const renamed = (pattern: Pattern, name: string): Pattern => ({
  ...pattern,
  name,
  pattern_id: patternId(name),
});

/** Rules that share a name but not what they are about keep apart by their ids. */
const withDistinctNames = (patterns: readonly Pattern[]): readonly Pattern[] => {
  const about = new Map<string, string>();
  return patterns.map((pattern) => {
    const { name, description, matches } = pattern;
    const known = about.get(name);
    if (known === undefined) about.set(name, description);
    const id = matches?.rule_ids?.[0];
    return known === undefined || known === description || id === undefined
      ? pattern
      : renamed(pattern, nameKey(id));
  });
};

const isPattern = (one: Pattern | Problem): one is Pattern => 'pattern_id' in one;

/**
 * Reads the rules that a SARIF log (2.1.0, its drafts, or 1.0) describes in its driver and extensions as proposals, which the
 * findings of these rules will belong to. Bad and good examples are looked for in the help text. Never rejects for what the text says.
 */
export const readSarifRules = async (text: string): Promise<ImportedPatterns> => {
  const parsed = parse(text.replace(/^\uFEFF/, ''));
  if (!('value' in parsed)) return parsed;
  const { runs } = objectOf(parsed.value);
  if (!Array.isArray(runs))
    return failed(
      'NOT_SARIF',
      'The text is JSON but no SARIF log: it has no list "runs". Name another file or --format.',
      1,
    );
  const read: (Pattern | Problem)[] = [];
  for (const rule of runs.flatMap(rulesOfRun)) read.push(await readRule(rule));
  const problems = read.filter((one): one is Problem => !isPattern(one));
  if (read.length > 0) return { patterns: mergeByName(withDistinctNames(read.filter(isPattern))), problems };
  return {
    patterns: [],
    problems: [
      {
        severity: 'warning',
        code: 'NO_RULES',
        message: 'The SARIF log describes no rules. Have the tool write them, or import its documentation.',
      },
    ],
  };
};
