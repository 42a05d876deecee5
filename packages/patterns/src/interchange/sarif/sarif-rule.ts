import { Lesson, toSeverity, type Language, type Pattern, type Severity } from '@feedback/schema';
import { blankPattern } from '../../library/read-pattern.ts';
import { cutAt, MOST_DESCRIPTION, shortName } from '../imported-patterns.ts';
import { findExamples, type Examples } from '../rule-docs/find-examples.ts';
import { readPassages } from '../rule-docs/passages.ts';
import { listOf, objectOf, textOf, type JsonObject } from './json-values.ts';

/** Help that is longer is no help. */
const MOST_HELP = 40_000;
/** Without one there is no code, and nothing to parse. */
const FENCE = /^[ \t>]*(?:`{3}|~{3})/m;
const MOST_TAGS = 20;
const MOST_TAG = 60;

/** CVSS's ratings, as GitHub reads `security-severity`. */
const SCORES: readonly (readonly [number, Severity])[] = [
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [0, 'low'],
];

/** SARIF 2.1.0, §3.27.10. */
const LEVELS: Readonly<Record<string, Severity>> = {
  error: 'high',
  warning: 'medium',
  note: 'low',
  none: 'low',
};

/** What we said ourselves, a security score, the level; a rule without any is a warning (§3.50.3). */
const severityOf = (rule: JsonObject): Severity => {
  const properties = objectOf(rule['properties']);
  const stated = toSeverity(properties['severity']);
  if (stated !== undefined) return stated;
  const score = Number(textOf(properties['security-severity']) ?? properties['security-severity'] ?? NaN);
  if (score > 0 && score <= 10) return SCORES.find(([least]) => score >= least)?.[1] ?? 'low';
  const level =
    textOf(objectOf(rule['defaultConfiguration'])['level']) ??
    textOf(objectOf(rule['configuration'])['defaultLevel']) ??
    textOf(properties['problem.severity']);
  return LEVELS[level ?? 'warning'] ?? 'medium';
};

/** Tools whose rules are all about one language. */
const TOOL_LANGUAGE: readonly (readonly [RegExp, Language])[] = [
  [/^(?:ruff|pylint|flake8|bandit|mypy|pyright|pycodestyle|pydocstyle)\b/i, 'python'],
  [/^(?:eslint|jshint|njsscan|nodejsscan)\b/i, 'javascript'],
];

/** `py/…` is CodeQL's, `python.…` semgrep's. */
const ID_LANGUAGE: readonly (readonly [RegExp, Language])[] = [
  [/^(?:py|python)[/.]/i, 'python'],
  [/^(?:js|javascript)[/.]/i, 'javascript'],
  [/^(?:ts|typescript)[/.]/i, 'typescript'],
];

const languageOf = (id: string, tool: string): Language | undefined =>
  [
    ...ID_LANGUAGE.filter(([form]) => form.test(id)),
    ...TOOL_LANGUAGE.filter(([form]) => form.test(tool)),
  ][0]?.[1];

/** Ids that say nothing to people: `F401`, a GUID, a number. */
const OPAQUE = /^(?:[A-Z]{1,10}[-_]?\d+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d+)$/i;

/** The telling end of ids with a path before it: `com.lgtm/x:js/y`, `python.lang.security.y`. */
const readable = (id: string): string => {
  const local = id.slice(id.lastIndexOf(':') + 1);
  const parts = local.split('.');
  return parts.length > 2 ? (parts.at(-1) ?? local) : local;
};

const MOST_TITLE = 60;

/** An id in words is a name; others need what the rule calls itself. */
const nameOf = (id: string, rule: JsonObject): string => {
  const title = textOf(objectOf(rule['shortDescription'])['text'])?.replace(/\.$/, '') ?? '';
  const own = textOf(rule['name']) ?? (title.length <= MOST_TITLE ? title : '');
  const name = shortName(OPAQUE.test(id) ? own : readable(id));
  return name === '' ? shortName(id) : name;
};

const tagsOf = (properties: JsonObject): readonly string[] =>
  listOf(properties['tags'])
    .flatMap((tag) => textOf(tag) ?? [])
    .filter((tag) => tag.length <= MOST_TAG)
    .slice(0, MOST_TAGS);

const messageOf = (value: unknown): string | undefined =>
  textOf(objectOf(value)['text']) ?? textOf(objectOf(value)['markdown']);

const describe = (rule: JsonObject): string => {
  const full = messageOf(rule['fullDescription']) ?? messageOf(rule['shortDescription']);
  return cutAt((full ?? messageOf(rule['help']) ?? textOf(rule['name']) ?? '').trim(), MOST_DESCRIPTION);
};

const examplesIn = async (rule: JsonObject): Promise<Examples | undefined> => {
  const texts = [
    objectOf(rule['help'])['markdown'],
    objectOf(rule['fullDescription'])['markdown'],
    objectOf(rule['help'])['text'],
  ];
  for (const text of texts.flatMap((value) => textOf(value) ?? [])) {
    const markdown = text.slice(0, MOST_HELP);
    const found = FENCE.test(markdown) ? findExamples(await readPassages(markdown)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The rule's id as reports have it, and what it was called before (§3.49.3, §3.49.5). */
const ruleIds = (id: string, rule: JsonObject): readonly string[] => [
  ...new Set([id, ...listOf(rule['deprecatedIds']).flatMap((old) => textOf(old) ?? [])]),
];

/** What our own export says beside what SARIF has room for; it is checked like anything else from outside. */
const Own = Lesson.pick({ pattern_id: true, language: true, matches: true }).partial();

export interface RuleSource {
  readonly id: string;
  /** The tool's name and version. */
  readonly tool: string;
}

/** A rule of a SARIF log as a proposal. Rejects with `PatternsError` for help that no parser should be given. */
export const patternOfRule = async (rule: JsonObject, { id, tool }: RuleSource): Promise<Pattern> => {
  const properties = objectOf(rule['properties']);
  const own = Own.safeParse(properties['feedback']);
  const examples = await examplesIn(rule);
  const language = examples?.language ?? languageOf(id, tool);
  const tags = tagsOf(properties);
  const help = textOf(rule['helpUri']);
  const note = [`Rule ${id} of ${tool}`, ...(help === undefined ? [] : [help])].join(', ');
  const isOwn = own.success && properties['feedback'] !== undefined;
  return {
    ...blankPattern(isOwn ? id : nameOf(id, rule)),
    description: describe(rule),
    bad_example: examples?.bad ?? '',
    good_example: examples?.good ?? '',
    severity: severityOf(rule),
    ...(language === undefined ? {} : { language }),
    ...(tags.length === 0 ? {} : { tags: [...tags] }),
    ...(isOwn ? {} : { matches: { rule_ids: [...ruleIds(id, rule)] } }),
    ...(isOwn ? own.data : {}),
    status: 'proposed',
    provenance: { origin: 'import', note: cutAt(note, 500) },
  } as Pattern;
};
