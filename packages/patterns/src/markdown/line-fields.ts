import { PatternStatus, toLanguage, toSeverity, UNKNOWN_EFFECTIVENESS, type Pattern } from '@feedback/schema';
import { readInline, showInline } from './visible-text.ts';

/** A field that a section states in one line, `**Label:** value`. */
export interface LineField {
  readonly field: keyof Pattern;
  readonly label: string;
  /** Other labels in lower case that people use. */
  readonly aliases: readonly string[];
  /** The value as text; `undefined` when there is nothing to say. */
  readonly show: (pattern: Pattern) => string | undefined;
  /** The value that a text states; `undefined` when it states none. */
  readonly read: (text: string) => unknown;
}

const readNumber = (text: string): number | undefined => {
  const match = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(%?)/i.exec(text);
  return match === null ? undefined : Number(match[1]) / (match[2] === '%' ? 100 : 1);
};

const readCount = (text: string): number | undefined => {
  const number = readNumber(text);
  return Number.isSafeInteger(number) ? number : undefined;
};

const readRate = (text: string): number | undefined => {
  const number = readNumber(text);
  return number !== undefined && number <= 1 ? number : undefined;
};

const hasExample = ({ bad_example, good_example, test_coverage }: Pattern): boolean =>
  bad_example !== '' || good_example !== '' || test_coverage !== '';

/** All line fields, in the order in which they are written. */
export const LINE_FIELDS: readonly LineField[] = [
  {
    field: 'severity',
    label: 'Severity',
    aliases: ['priority'],
    show: ({ severity }) => severity,
    read: toSeverity,
  },
  {
    field: 'language',
    label: 'Language',
    aliases: [],
    // The fences of the examples say it already.
    show: (pattern) => (hasExample(pattern) ? undefined : pattern.language),
    read: toLanguage,
  },
  {
    field: 'tags',
    label: 'Tags',
    aliases: ['tag'],
    show: ({ tags }) => tags && showInline(tags.join(', ')),
    read: (text) =>
      text
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
  },
  {
    field: 'status',
    label: 'Status',
    aliases: [],
    show: ({ status }) => (status === 'active' ? undefined : status),
    read: (text) => PatternStatus.safeParse(text.toLowerCase()).data,
  },
  {
    field: 'occurrence_frequency',
    label: 'Occurrences',
    aliases: ['occurrence frequency', 'frequency'],
    show: ({ occurrence_frequency: count }) => (count === 0 ? undefined : String(count)),
    read: readCount,
  },
  {
    field: 'last_occurrence',
    label: 'Last Occurrence',
    aliases: ['last seen'],
    show: ({ last_occurrence: last }) => (last === null ? undefined : showInline(last)),
    read: (text) => (/^(?:never|none|unknown|-|–)?$/i.test(text) ? undefined : text),
  },
  {
    field: 'effectiveness_score',
    label: 'Effectiveness',
    aliases: ['effectiveness score'],
    show: ({ effectiveness_score: score }) => (score === UNKNOWN_EFFECTIVENESS ? undefined : String(score)),
    read: readRate,
  },
];

const BY_LABEL: ReadonlyMap<string, LineField> = new Map(
  LINE_FIELDS.flatMap((field) =>
    [field.label.toLowerCase(), ...field.aliases].map((label) => [label, field]),
  ),
);

const LINE = /^\s*(?:[-*+]\s+)?\*\*([\p{L} ]+?)\s*(?::\s*\*\*|\*\*\s*:)(.*)$/su;

export interface ReadLine {
  readonly field: LineField;
  readonly text: string;
}

/** Reads a line as a field; `undefined` when it is something else. */
export const readFieldLine = (line: string): ReadLine | undefined => {
  const match = LINE.exec(line);
  const field = BY_LABEL.get(match?.[1]?.toLowerCase() ?? '');
  return field && { field, text: readInline(match?.[2] ?? '') };
};

/** Writes a field as a line; `undefined` when there is nothing to say. */
export const showFieldLine = ({ label, show }: LineField, pattern: Pattern): string | undefined => {
  const text = show(pattern);
  return text === undefined ? undefined : `**${label}:** ${text}`.trimEnd();
};
