import { basename } from 'node:path';
import { toSeverity, type Pattern, type Problem, type Severity } from '@feedback/schema';
import { nameKey } from '../../library/library.ts';
import { blankPattern } from '../../library/read-pattern.ts';
import { PatternsError, problemOf } from '../../patterns-error.ts';
import { placeOf } from '../../place-of.ts';
import {
  cutAt,
  mergeByName,
  MOST_DESCRIPTION,
  shortName,
  type ImportedPatterns,
} from '../imported-patterns.ts';
import { findExamples, type Examples } from './find-examples.ts';
import { isStructural, labelOf } from './labels.ts';
import { readPassages, type Passage } from './passages.ts';
import { readRuleTitle, type RuleTitle } from './rule-title.ts';
import { ruleUnits, type RuleUnit } from './rule-units.ts';

type FrontMatter = ReadonlyMap<string, string>;

const FRONT_MATTER = /^\uFEFF?---\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** Plain `key: value` lines; that is all that documents of rules have. */
const readFrontMatter = (text: string): FrontMatter => {
  const lines = FRONT_MATTER.exec(text)?.[1]?.split(/\r?\n/) ?? [];
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const match = /^([\w-]+):\s*(.*?)\s*$/.exec(line);
      return match === null ? [] : [[match[1] ?? '', (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')]];
    }),
  );
};

/** Blanks, so that offsets stay. */
const withoutFrontMatter = (text: string): string =>
  text.replace(FRONT_MATTER, (matter) => matter.replaceAll(/[^\r\n]/g, ' '));

/** Remarks about the rule's tool, which teach nothing; many begin with a picture. */
const ABOUT_TOOL =
  /^(?::::|derived from|fix is|this (?:rule|fix) is (?:unstable|deprecated|always|sometimes)|added in|import\s|(?!📝)\p{Extended_Pictographic})/iu;

const isProse = (passage: Passage): passage is Extract<Passage, { kind: 'text' }> =>
  passage.kind === 'text' &&
  passage.text !== '' &&
  !ABOUT_TOOL.test(passage.text) &&
  labelOf(passage.text) === undefined;

/** The prose above the first code: what the rule is about and why. */
const describe = (passages: readonly Passage[], about: string): string => {
  const code = passages.findIndex(({ kind }) => kind === 'code');
  const before = code < 0 ? passages : passages.slice(0, code);
  const prose = before.filter(isProse).map(({ text }) => text.replace(/^📝\s*/u, ''));
  // What announces the code says nothing without it.
  const texts = prose.filter((text, index) => index < prose.length - 1 || !text.endsWith(':'));
  const lead = texts.some((text) => text.includes(about)) ? [] : [about];
  return cutAt([...lead, ...texts].filter(Boolean).join('\n\n'), MOST_DESCRIPTION);
};

/** ESLint's `rule_type`: what only suggests or is about layout is worth less. */
const SEVERITY: Readonly<Record<string, Severity>> = { suggestion: 'low', layout: 'low' };

const severityOf = (matter: FrontMatter): Severity =>
  toSeverity(matter.get('severity')) ?? SEVERITY[matter.get('rule_type') ?? ''] ?? 'medium';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

/** Reports call a plugin's rule `plugin/rule`; its document does so where it shows how to switch it on. */
const idsOf = ({ ids }: RuleTitle, text: string): readonly string[] => {
  const prefixed = ids.flatMap((id) => {
    const form = new RegExp(String.raw`(?<=["'\s])@?[\w-]+(?:/[\w-]+)?/${escaped(id)}(?=["':])`, 'g');
    return [...text.matchAll(form)].map(([match]) => match);
  });
  return [...new Set([...ids, ...prefixed])];
};

interface Document {
  readonly text: string;
  readonly matter: FrontMatter;
  readonly path: string | undefined;
}

const titleFor = (unit: RuleUnit, single: boolean, { matter, path }: Document): string | undefined => {
  const first = unit.passages.find((one) => one.kind === 'heading' && !isStructural(one.text));
  const heading = unit.heading ?? (first?.kind === 'heading' ? first.text : undefined);
  const file = path === undefined ? undefined : basename(path).replace(/\.mdx?$/i, '');
  return (single ? (matter.get('title') ?? matter.get('name')) : undefined) ?? heading ?? file;
};

const patternOf = (title: RuleTitle, examples: Examples, unit: RuleUnit, document: Document): Pattern => {
  const { matter, text } = document;
  const { bad, good, language, further } = examples;
  const hasFurther = further.bad.length + further.good.length > 0;
  const ids = idsOf(title, text);
  const about = title.about === '' ? (matter.get('description') ?? '') : title.about;
  return {
    ...blankPattern(shortName(title.name)),
    description: describe(unit.passages, about),
    bad_example: bad,
    good_example: good,
    severity: severityOf(matter),
    ...(language === undefined ? {} : { language }),
    ...(hasFurther ? { examples: further } : {}),
    ...(ids.length === 0 ? {} : { matches: { rule_ids: [...ids] } }),
    status: 'proposed',
    provenance: { origin: 'import', note: 'From the documentation of a rule' },
  };
};

const warningAt = (code: string, message: string, unit: RuleUnit, { text, path }: Document): Problem => ({
  severity: code === 'NO_EXAMPLES' ? 'info' : 'warning',
  code,
  message,
  ...(path === undefined ? {} : { path }),
  line: placeOf(text, unit.start).line,
});

const readUnit = (unit: RuleUnit, single: boolean, document: Document): Pattern | Problem => {
  const heading = titleFor(unit, single, document);
  const examples = findExamples(unit.passages);
  if (examples === undefined) {
    const message = `${JSON.stringify(heading ?? 'The document')} shows no code that is called bad, incorrect or the like; it was left out. Label an example, for instance with "Incorrect:".`;
    return warningAt('NO_EXAMPLES', message, unit, document);
  }
  const title = readRuleTitle(heading ?? '');
  if (nameKey(title.name) !== '') return patternOf(title, examples, unit, document);
  const message = 'The examples stand under no heading that could be a name; they were left out. Add one.';
  return warningAt('UNNAMED_PATTERN', message, unit, document);
};

/** Some twenty times the longest document of a rule that is known. */
const MOST_DOCUMENT = 1_000_000;

const tooLong = (path: string | undefined): ImportedPatterns => {
  const message = `The document has more than ${MOST_DOCUMENT} characters; it was not read. Split it.`;
  const place = path === undefined ? {} : { path };
  return { patterns: [], problems: [{ severity: 'error', code: 'DOCUMENT_TOO_LONG', message, ...place }] };
};

const isPattern = (one: Pattern | Problem): one is Pattern => 'pattern_id' in one;

/**
 * Reads the documentation of linter rules in Markdown, one or several to a file, as proposals: ESLint's (`Examples of **incorrect**
 * code`), Ruff's (`## What it does … ## Example … Use instead:`), and any other that says which code is bad and which is good, in
 * fences of any language. `path` names a rule that has no heading, and is for problems. Never rejects for what the text says.
 */
export const readRuleDocs = async (
  text: string,
  { path }: { readonly path?: string | undefined } = {},
): Promise<ImportedPatterns> => {
  if (text.length > MOST_DOCUMENT) return tooLong(path);
  const source = withoutFrontMatter(text).replace(/^\uFEFF/, ' ');
  const document: Document = { text: source, matter: readFrontMatter(text), path };
  try {
    const units = ruleUnits(await readPassages(source));
    const read = units.map((unit) => readUnit(unit, units.length === 1, document));
    return {
      patterns: mergeByName(read.filter(isPattern)),
      problems: read.filter((one): one is Problem => !isPattern(one)),
    };
  } catch (error) {
    if (!(error instanceof PatternsError)) throw error;
    const place = path === undefined ? {} : { path };
    return { patterns: [], problems: [{ ...problemOf(error), ...place }] };
  }
};
