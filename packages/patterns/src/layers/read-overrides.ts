import { Lesson, Severity, toSeverity } from '@feedback/schema';
import type { Json } from '../library/library.ts';
import { isRecord } from '../library/read-pattern.ts';
import type { Override } from './layer.ts';

/** What may be laid over a lesson by itself. Examples, rule and language prove each other, so they only change together. */
const Fields = Lesson.pick({
  description: true,
  severity: true,
  tags: true,
  matches: true,
  status: true,
  tier: true,
})
  .partial()
  .strict();

/** The word that switches a pattern off, as in linters. */
const OFF = 'off';

const nextStep = (): string =>
  `Write "${OFF}", or an object with some of ${Object.keys(Fields.shape).join(', ')}.`;

const readOverride = (value: Json): Override | string => {
  if (value === OFF) return { status: 'archived' };
  if (!isRecord(value)) return nextStep();
  const { severity } = value;
  const given = severity === undefined ? value : { ...value, severity: toSeverity(severity) ?? severity };
  const parsed = Fields.safeParse(given);
  if (parsed.success) return parsed.data as Override;
  const [issue] = parsed.error.issues;
  if (issue?.path[0] === 'severity') return `The severity is none of ${Severity.options.join(', ')}.`;
  return `${issue?.message ?? 'It cannot be read'}. ${nextStep()} For more, put a whole pattern of that name in "patterns".`;
};

export interface OverridesReading {
  readonly overrides: Readonly<Record<string, Override>>;
  /** What could not be read, by name. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

/** Reads the `overrides` of a library file: by pattern name `"off"`, or the fields to change. */
export const readOverrides = (value: Json | undefined): OverridesReading => {
  if (value === undefined) return { overrides: {}, refused: [] };
  if (!isRecord(value))
    return {
      overrides: {},
      refused: [{ name: 'overrides', reason: 'It must be an object by pattern name.' }],
    };
  const read = Object.entries(value).map(([name, given]) => ({ name, override: readOverride(given) }));
  return {
    overrides: Object.fromEntries(
      read.flatMap(({ name, override }) => (typeof override === 'string' ? [] : [[name, override]])),
    ),
    refused: read.flatMap(({ name, override }) =>
      typeof override === 'string' ? [{ name, reason: override }] : [],
    ),
  };
};
