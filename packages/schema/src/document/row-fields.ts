import type { EventKind } from '../event.ts';
import { CATEGORIES, type Category, type DocumentRow } from '../metrics-document.ts';
import { toSeverity } from '../severity.ts';

type CategoryKind = Extract<
  EventKind,
  'bug' | 'test_failure' | 'code_review' | 'performance' | 'deployment' | 'code_generation' | 'llm_call'
>;

interface Layout {
  readonly kind: CategoryKind;
  /** The original's columns with what it writes for a missing value. */
  readonly columns: Readonly<Record<string, DocumentRow[string]>>;
  /** The columns that make two rows one row with a count; none means that each event is a row. */
  readonly merge?: readonly string[];
}

/** How each category of the document lays out an event. `pattern` is `pattern_violated` in test failures. */
export const LAYOUT: Readonly<Record<Category, Layout>> = {
  bugs: {
    kind: 'bug',
    columns: { pattern: '', error: '', code: '', file_path: '', line: null, stack_trace: null },
    merge: ['pattern', 'error', 'file_path'],
  },
  test_failures: {
    kind: 'test_failure',
    columns: { test_name: '', failure_reason: '', pattern_violated: null, code_snippet: null },
    merge: ['test_name', 'failure_reason', 'pattern_violated'],
  },
  code_reviews: {
    kind: 'code_review',
    columns: { issue_type: '', pattern: '', severity: 'medium', file_path: '', line: null, suggestion: null },
  },
  performance_metrics: { kind: 'performance', columns: { metric_type: '', details: {} } },
  deployment_issues: {
    kind: 'deployment',
    columns: {
      issue_type: '',
      pattern: '',
      environment: '',
      root_cause: null,
      resolution_time_minutes: null,
    },
  },
  code_generation: {
    kind: 'code_generation',
    columns: {
      prompt: '',
      patterns_applied: [],
      confidence: 0,
      success: true,
      code_length: null,
      compilation_error: null,
      metadata: {},
    },
  },
  llm_calls: { kind: 'llm_call', columns: { provider: 'unknown', model: 'unknown', success: true } },
};

const CATEGORY_OF = new Map<EventKind, Category>(
  CATEGORIES.map((category) => [LAYOUT[category].kind, category]),
);

/** Where a category's rows keep the declared pattern. */
export const patternColumn = (category: Category): string =>
  category === 'test_failures' ? 'pattern_violated' : 'pattern';

/** The document's category for an event; `undefined` for kinds that the original does not know. */
export const categoryOf = (kind: EventKind): Category | undefined => CATEGORY_OF.get(kind);

/** A whole number above 0, also written as text; else `undefined`. */
export const wholeCount = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

/** A row's value as text; empty for a missing one. */
export const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/** Makes a row's value fit its column where that needs no guess; `undefined` leaves it out. */
const fitted = (name: string, value: unknown, missing: unknown): unknown => {
  if (value === null || value === undefined) return missing ?? undefined;
  if (name === 'line') return wholeCount(value);
  if (name === 'severity') return toSeverity(value) ?? 'medium';
  if (typeof missing === 'string') return text(value);
  return value;
};

/** What a row's columns say of an event. */
export const eventFields = (category: Category, row: DocumentRow): Record<string, unknown> => {
  const { kind, columns } = LAYOUT[category];
  const fields: Record<string, unknown> = { kind };
  for (const [name, missing] of Object.entries(columns)) {
    const value = fitted(name, row[name], missing);
    if (value === undefined) continue;
    if (name === patternColumn(category)) {
      if (text(value) !== '') fields['pattern'] = text(value);
    } else fields[name] = value;
  }
  return fields;
};

/** The events of a row, each as what the row's columns don't say of it. */
export const occurrencesOf = (row: DocumentRow): readonly DocumentRow[] =>
  Array.isArray(row['occurrences'])
    ? row['occurrences'].filter(
        (one): one is DocumentRow => typeof one === 'object' && one !== null && !Array.isArray(one),
      )
    : [];

/** How much of a row's count its occurrences explain; the rest was counted by the original. */
export const explained = (row: DocumentRow): number =>
  occurrencesOf(row).reduce((sum, occurrence) => sum + (wholeCount(occurrence['count']) ?? 1), 0);
