import { wordingId, type Wording } from '@feedback/schema';
import type { WordingReading } from '../judge/read-wordings.ts';
import type { Mistake } from '../mistake.ts';
import { MASK } from '../mining/mask.ts';
import { tokenize } from '../mining/tokenize.ts';
import type { Inquiry } from '../read-store.ts';
import { tellingLine } from '../signatures/telling-line.ts';
import { createGroupHistories, type GroupHistory } from './group-history.ts';

/** How a text leads to a group: by all of it, by its line that names the error, or by a rule that it names. */
export type Lead = 'text' | 'line' | 'rule';

/** The group that a text is about. */
export interface FoundGroup {
  readonly lead: Lead;
  readonly signature: string;
  readonly history: GroupHistory;
}

export interface TextInquiry extends Inquiry {
  /** Whether the text leads to a group that has mistakes, so that it is worth showing them. */
  readonly leads: () => boolean;
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

const maskedTokens = (text: string): readonly string[] => tokenize(tellingLine(text));

/** Whether a text says the same in the line that names the error, but for its values. */
const sameLineAs = (asked: string): ((said: string) => boolean) => {
  const tokens = maskedTokens(asked);
  const line = tokens.join(' ');
  // Tokens stand in the text as they are. Looking for one spares nearly all wordings the masking.
  const words = tokens.filter((token) => token !== MASK).toSorted((a, b) => b.length - a.length);
  const [longest = ''] = words;
  return (said) => line !== '' && said.includes(longest) && maskedTokens(said).join(' ') === line;
};

/** Inquires after a failure text. What people paste mostly lacks the test, or part of the trace, so lines and rules count too. */
export const inquireAfter = (text: string, now: Date): TextInquiry => {
  const wording = wordingOfText(text);
  const isSameLine = sameLineAs(wording.text);
  const words = new Set(wording.text.split(/[\s()[\]{}<>"'`,;]+/));
  const leads = new Map<string, Lead>();
  const histories = new Map<string, ReturnType<typeof createGroupHistories>>();
  const present = new Map<string, Lead>();
  /** Those that were given to what was heard. */
  const signatures = new Set<string>();
  let leadsToHeard = false;
  let asked: WordingReading = { id: wordingId(wording), signature: undefined, match: undefined };

  const leadTo = ({ text: said, rule_id }: Wording): Lead | undefined => {
    if (rule_id !== null) return words.has(rule_id) ? 'rule' : undefined;
    return isSameLine(said) ? 'line' : undefined;
  };
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
        (a.signature < b.signature ? -1 : 1),
    )[0];
  };
  return {
    hear: (heard, { signature }) => {
      if (signature === undefined) return;
      signatures.add(signature);
      if (leads.size >= MOST || leads.has(signature)) return;
      const lead = leadTo(heard);
      if (lead !== undefined) leads.set(signature, lead);
    },
    ask: (readings, book, runs) => {
      asked = readings.read({ ...wording, id: asked.id, signature: null });
      if (asked.signature !== undefined) leads.set(asked.signature, 'text');
      for (const [given, lead] of leads) {
        const signature = book.find(given)?.id;
        // The text leads most surely to its own group, which a line may lead to as well.
        if (signature === undefined || (lead !== 'text' && present.has(signature))) continue;
        present.set(signature, lead);
        histories.set(signature, createGroupHistories(signature, { runs, now }));
      }
      leadsToHeard = [...signatures].some((given) => histories.has(book.find(given)?.id ?? ''));
    },
    leads: () => leadsToHeard,
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
