import type { Severity } from '@feedback/schema';
import { splitSuggestions, withoutMarkupComments } from './suggestion-blocks.ts';

/** What a reviewer says. */
export interface Remark {
  readonly issueType: string;
  readonly severity: Severity;
  readonly message: string;
  readonly suggestion?: string | undefined;
}

interface Label {
  readonly issueType: string;
  /** Absent where it asks for nothing. */
  readonly severity?: Severity;
}

/** The labels of https://conventionalcomments.org and their common variants: what does not block is low. */
const LABELS: Readonly<Record<string, Label>> = {
  issue: { issueType: 'issue', severity: 'medium' },
  bug: { issueType: 'bug', severity: 'medium' },
  todo: { issueType: 'todo', severity: 'medium' },
  blocker: { issueType: 'issue', severity: 'high' },
  suggestion: { issueType: 'suggestion', severity: 'low' },
  question: { issueType: 'question', severity: 'low' },
  thought: { issueType: 'thought', severity: 'low' },
  note: { issueType: 'note', severity: 'low' },
  chore: { issueType: 'chore', severity: 'low' },
  nit: { issueType: 'nitpick', severity: 'low' },
  nitpick: { issueType: 'nitpick', severity: 'low' },
  polish: { issueType: 'nitpick', severity: 'low' },
  typo: { issueType: 'typo', severity: 'low' },
  quibble: { issueType: 'nitpick', severity: 'low' },
  praise: { issueType: 'praise' },
};

const UNLABELLED: Label = { issueType: 'review comment', severity: 'medium' };

const LABEL = /^[*_]{0,2}([a-z]{3,10})[*_]{0,2} ?(?:\(([^()\n]{1,60})\))?[*_]{0,2}:[*_]{0,2}\s*/i;
const NIT = /^nit(?:pick)?s?\b[\s,.-]*/i;

const DECORATIONS: readonly (readonly [RegExp, Severity])[] = [
  [/\bnon-blocking\b|\bif-minor\b/i, 'low'],
  [/\bblocking\b/i, 'high'],
];

interface Labelled extends Label {
  readonly text: string;
}

const labelled = (prose: string): Labelled => {
  const [prefix = '', word = '', decorations = ''] = LABEL.exec(prose) ?? [];
  const key = word.toLowerCase();
  const label = Object.hasOwn(LABELS, key) ? LABELS[key] : undefined;
  if (label?.severity !== undefined) {
    const severity = DECORATIONS.find(([pattern]) => pattern.test(decorations))?.[1] ?? label.severity;
    return { ...label, severity, text: prose.slice(prefix.length) };
  }
  if (label !== undefined) return { ...label, text: prose.slice(prefix.length) };
  const nit = NIT.exec(prose)?.[0];
  if (nit !== undefined) return { issueType: 'nitpick', severity: 'low', text: prose.slice(nit.length) };
  return { ...UNLABELLED, text: prose };
};

/** Says that all is well, and nothing else. */
const PRAISE =
  /^(?:lgtm|looks (?:good|great)(?: to me)?|(?:very |really )?nice(?: (?:one|work|catch))?|great(?: work)?|well done|thanks?(?: you)?|\+1)[\s.!,]*$/i;

const asksNothing = (prose: string): boolean => {
  const plain = prose.replaceAll(/:[a-z0-9_+-]{1,40}:/gi, '').trim();
  return (
    !/[\p{L}\p{N}]/u.test(plain) || PRAISE.test(plain.replaceAll(/\p{Extended_Pictographic}/gu, '').trim())
  );
};

const SUGGESTED = 'Suggested change';

/**
 * Reads the Markdown of a review comment: its label and severity, its text, and what its suggestion blocks put in place. Praise
 * and approval are no remark: `undefined`.
 */
export const readRemark = (body: unknown): Remark | undefined => {
  if (typeof body !== 'string') return undefined;
  const { prose, suggestion } = splitSuggestions(withoutMarkupComments(body));
  const { issueType, severity, text } = labelled(prose);
  if (severity === undefined) return undefined;
  if (suggestion !== undefined) return { issueType, severity, message: text || SUGGESTED, suggestion };
  return asksNothing(text) ? undefined : { issueType, severity, message: text };
};
