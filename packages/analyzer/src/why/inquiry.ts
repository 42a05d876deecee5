import { compareText, wordingId, type Wording } from '@feedback/schema';
import type { Readings, WordingReading } from '../judge/read-wordings.ts';
import type { Mistake } from '../mistake.ts';
import type { Ask } from '../read-store.ts';
import { createGroupHistories, type GroupHistory } from './group-history.ts';

/** How a text leads to a group: by all of it, by its line that names the error, or by a rule that it names. */
export type Lead = 'text' | 'line' | 'rule';

/** The group that a text is about. */
export interface FoundGroup {
  readonly lead: Lead;
  readonly signature: string;
  readonly history: GroupHistory;
}

export interface TextInquiry {
  readonly ask: Ask;
  /** The numbers of the wordings in the groups that the text leads to; only their mistakes have to be shown. */
  readonly wordings: () => readonly number[];
  /** Is shown each mistake as it is judged. */
  readonly watch: (mistake: Mistake) => void;
  /** What was read of the text itself. */
  readonly reading: () => WordingReading;
  /**
   * After the mistakes were seen: those of the group that the text leads to most surely, of this pattern rather than of
   * others; `undefined` when there are none.
   */
  readonly found: (pattern: string | undefined) => FoundGroup | undefined;
}

/** A text is read this far, in UTF-16 units. */
const MAX_ASKED = 100_000;
/** Groups looked at for one text; a line that more than this share says nothing. */
const MOST = 50;
/** From the lead that says most to the one that says least. */
const LEADS: readonly Lead[] = ['text', 'line', 'rule'];

const wordingOfText = (text: string): Wording => ({
  kind: 'test_failure',
  text: text.slice(0, MAX_ASKED),
  rule_id: null,
  test_name: null,
  suite: null,
  trace: null,
});

/** The signatures that the text leads to otherwise than by all of it: by the line that it says, or a rule that it names. */
const otherLeads = (
  text: string,
  { line: asked }: WordingReading,
  { all, book }: Readings,
): ReadonlyMap<string, Lead> => {
  const words = new Set(text.split(/[\s()[\]{}<>"'`,;]+/));
  const leads = new Map<string, Lead>();
  const leadTo = (signature: string, line: string | undefined): Lead | undefined => {
    if (line !== undefined) return line === asked ? 'line' : undefined;
    const rule = book.ruleOf(signature);
    return rule !== undefined && words.has(rule) ? 'rule' : undefined;
  };
  for (const { signature, line } of all) {
    if (signature === undefined || leads.has(signature)) continue;
    const lead = leadTo(signature, line);
    if (lead !== undefined) leads.set(signature, lead);
    if (leads.size >= MOST) break;
  }
  return leads;
};

/** The numbers of the wordings in some groups. */
const wordingsIn = (
  groups: { readonly has: (signature: string) => boolean },
  { book, numbersOf }: Readings,
): readonly number[] => {
  const isIn = new Map<string, boolean>();
  return numbersOf(({ signature: given = '' }) => {
    const known = isIn.get(given) ?? groups.has(book.find(given)?.id ?? '');
    isIn.set(given, known);
    return known;
  });
};

/** Inquires after a failure text. What people paste mostly lacks the test, or part of the trace, so lines and rules count too. */
export const inquireAfter = (text: string, now: Date): TextInquiry => {
  const wording = wordingOfText(text);
  const histories = new Map<string, ReturnType<typeof createGroupHistories>>();
  const present = new Map<string, Lead>();
  let asked: WordingReading = {
    id: wordingId(wording),
    signature: undefined,
    match: undefined,
    line: undefined,
  };
  let wordings: readonly number[] = [];

  const foundBy = (lead: Lead, pattern: string | undefined): FoundGroup | undefined => {
    const groups = [...present].flatMap(([signature, each]) =>
      (each === lead ? (histories.get(signature)?.finish() ?? []) : []).map((history): FoundGroup => ({
        lead,
        signature,
        history,
      })),
    );
    const differs = ({ history }: FoundGroup): number => Number(history.pattern !== pattern);
    return groups.toSorted(
      (a, b) =>
        differs(a) - differs(b) ||
        b.history.record.total - a.history.record.total ||
        compareText(a.signature, b.signature),
    )[0];
  };
  return {
    ask: (reader, readings, runs) => {
      asked = reader.read({ ...wording, id: asked.id, signature: null });
      const leads = otherLeads(wording.text, asked, readings);
      // The text leads most surely to its own group, which a line may lead to as well.
      const own = asked.signature === undefined ? [] : [[asked.signature, 'text'] as const];
      for (const [given, lead] of [...own, ...leads]) {
        const signature = readings.book.find(given)?.id;
        if (signature === undefined || present.has(signature)) continue;
        present.set(signature, lead);
        histories.set(signature, createGroupHistories(signature, { runs, now }));
      }
      wordings = wordingsIn(present, readings);
    },
    wordings: () => wordings,
    watch: (mistake) => histories.get(mistake.signature?.id ?? '')?.add(mistake),
    reading: () => asked,
    found: (pattern) => {
      for (const lead of LEADS) {
        const group = foundBy(lead, pattern);
        if (group !== undefined) return group;
      }
      return undefined;
    },
  };
};
