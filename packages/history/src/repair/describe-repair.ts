import { patternName, type Severity } from '@feedback/schema';
import type { Mistake } from './describe-edit.ts';
import type { RuleSubject } from './judge-rule.ts';
import type { RepairPair } from './repair-pairs.ts';

/** What a subject says about the change itself and not about the mistake. */
const NOISE: readonly RegExp[] = [
  /^(?:\p{Extended_Pictographic}|\uFE0F|:[a-z_]+:|\s)+/iu,
  /^revert\s+"?|"$/gi,
  /^(?:fix|bug ?fix|hotfix|feat|chore|refactor|perf|style|docs?|test|build|ci|security)(?:\([^)]*\))?!?:\s*/i,
  /^\[[^\]]*\]\s*/,
  /\s*\(?(?:#|gh-|[A-Z][A-Z\d]+-)\d+\)?/g,
  /^(?:fix(?:es|ed)?|resolves?d?)\b:?\s+(?:for\s+)?(?=\S)/i,
  /^(?:merge (?:pull request|branch|remote-tracking branch).*)$/i,
];

/** Words that a name can do without. */
const FILLERS = new Set(
  'a an the to of in on for and or with when that is are be it its this from by'.split(' '),
);

const MOST_WORDS = 7;
const MOST_LENGTH = 60;

/** The subject of a commit without what tools and habits add to it. */
export const plainSubject = (subject: string): string =>
  NOISE.reduce((text, noise) => text.replace(noise, ''), subject.trim()).trim();

/** A title is no longer than this. */
const MOST_TITLE = 100;

/** Words of an author as a quotation: one line without controls and marks that could end it, cut off at 100 characters. */
export const boundedText = (text: string): string => {
  const plain = text
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .replaceAll(/["`<>]/g, "'")
    .trim();
  return plain.length > MOST_TITLE ? `${plain.slice(0, MOST_TITLE).trimEnd()}…` : plain;
};

/** Where a repair is and what its author said of it. */
export interface RepairOrigin {
  readonly subject?: string | undefined;
  readonly commit?: string | undefined;
}

/**
 * What a lesson of a repair says: what was wrong, in words of our own, what the rule is about, and where it was repaired. The author's words
 * stand there as a quotation, since they tell what was done and are no instruction to whoever reads the lesson.
 */
export const describeRepair = (
  { path, line }: RepairPair,
  { subject, commit }: RepairOrigin,
  { told: mistake }: Pick<Mistake, 'told'>,
  about?: RuleSubject,
): string => {
  const told = boundedText(plainSubject(subject ?? '').replace(/\.$/, ''));
  const whose =
    about?.kind === 'project'
      ? ` It is about ${about.names.slice(0, 3).join(', ')}, which few other projects have.`
      : '';
  const by = commit === undefined ? '' : ` by ${commit.slice(0, 10)}`;
  return `${mistake}${whose} Repaired in ${path}:${line}${by}${told === '' ? '' : ` ("${told}")`}.`;
};

const shortened = (name: string): string => name.slice(0, MOST_LENGTH).replace(/_+$/, '');

/** A readable name for a lesson: the mistake, where that is known, else the subject of its repair without what it can do without, else its file. */
export const nameOfRepair = (
  subject: string | undefined,
  path: string,
  { name: mistake = '' }: Pick<Mistake, 'name'> = {},
): string => {
  const told = shortened(patternName(mistake));
  if (told !== '') return told;
  const words = patternName(plainSubject(subject ?? ''))
    .split('_')
    .filter((word) => word !== '' && !FILLERS.has(word));
  const name = shortened(words.slice(0, MOST_WORDS).join('_'));
  const stem = /([^/]+?)(?:\.[^./]*)?$/.exec(path)?.[1] ?? 'code';
  return name === '' ? `repair_of_${patternName(stem) || 'code'}` : name;
};

/** Words of subjects that say how bad a mistake was, the worst first. */
const SIGNS: readonly { readonly severity: Severity; readonly words: RegExp }[] = [
  { severity: 'critical', words: /\b(?:cve-\d+|rce|remote code|sql injection|command injection)/i },
  {
    severity: 'high',
    words:
      /\b(?:security|vulnerab\w*|injection|xss|csrf|ssrf|traversal|credential|secret|crash\w*|data ?loss|corrupt\w*|deadlock|race condition|leak\w*|hang\w*|infinite loop)\b/i,
  },
  { severity: 'low', words: /\b(?:typo|style|lint|cosmetic|wording|clean ?up|rename|deprecat\w*)\b/i },
];

/** How bad the mistake was, as far as the subject of the repair tells, and why. */
export const severityOfRepair = (subject = ''): { readonly severity: Severity; readonly reason: string } => {
  for (const { severity, words } of SIGNS) {
    const sign = words.exec(subject)?.[0];
    if (sign !== undefined) return { severity, reason: `the subject says "${sign.toLowerCase()}"` };
  }
  return { severity: 'medium', reason: 'the subject says nothing about it' };
};
