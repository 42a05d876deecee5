import { signatureId, type Signature, type Wording } from '@feedback/schema';
import { AnalyzerError } from '../analyzer-error.ts';
import { FailureGrouper } from '../grouping/failure-grouper.ts';
import { failureTemplate, speaksThroughTest } from '../grouping/failure-summary.ts';
import { MASK } from '../mining/mask.ts';
import { SignatureMiner } from '../mining/signature-miner.ts';
import { BOOK_STATE_VERSION, parseBookState, type BookState } from './book-state.ts';
import { failureOfWording } from './failure-of-wording.ts';
import type { Speech } from './speech.ts';
import { spokenLine, type SpokenLine } from './spoken-line.ts';

/** A signature that a wording was given, and why. */
export interface GivenSignature {
  /** Stays valid for ever; `find` gives what its group is now. */
  readonly id: string;
  /** Whether nothing like it was seen before. */
  readonly isNew: boolean;
  readonly reason: string;
}

/**
 * All signatures of a project: findings go by their rule, failures with a trace and assertions of tests by `FailureGrouper`,
 * other messages by `SignatureMiner`. Which signature a wording ends in does not depend on the order of the wordings.
 */
export class SignatureBook {
  readonly #lines: SignatureMiner;
  readonly #failures: FailureGrouper;
  /** By the id of the signature. */
  readonly #rules = new Map<string, string>();

  private constructor(lines: SignatureMiner, failures: FailureGrouper, rules: readonly string[]) {
    this.#lines = lines;
    this.#failures = failures;
    for (const rule of rules) this.#addRule(rule);
  }

  /** A book that goes on where `toJSON` stopped, or an empty one. Throws `AnalyzerError` (`INVALID_STATE`) on anything else. */
  static open(state?: unknown): SignatureBook {
    if (state === undefined) return new SignatureBook(new SignatureMiner(), new FailureGrouper(), []);
    const { lines, failures, rules } = parseBookState(state);
    return new SignatureBook(SignatureMiner.fromJSON(lines), FailureGrouper.fromJSON(failures), rules);
  }

  /** Gives a wording its signature; `undefined` where there are no words to go by. The name of a metric is no wording. */
  give(wording: Wording, line: SpokenLine = spokenLine(wording.text)): GivenSignature | undefined {
    const { kind, rule_id } = wording;
    if (kind === 'performance') return undefined;
    if (rule_id !== null) return this.#addRule(rule_id);
    const failure = failureOfWording(wording, line.text);
    if (failure !== undefined) return this.#failures.add(failure);
    if (line.text === '') return undefined;
    const { id, isNew } = this.#lines.addTokens(line.tokens);
    return { id, isNew, reason: 'Its line has the words of the template.' };
  }

  /** What the group of an id is now, also of one given long ago; `undefined` for an id that this book never gave. */
  find(id: string): Signature | undefined {
    const rule = this.#rules.get(id);
    if (rule !== undefined) return { id, template: `${rule}: ${MASK}` };
    try {
      if (id.startsWith('s_')) {
        const resolved = this.#lines.resolve(id);
        return { id: resolved, template: this.#lines.template(resolved) };
      }
      const resolved = this.#failures.resolve(id);
      return { id: resolved, template: failureTemplate(this.#failures.summary(resolved)) };
    } catch (error) {
      if (error instanceof AnalyzerError) return undefined;
      throw error;
    }
  }

  /** The rule whose findings an id was given; `undefined` for other ids. */
  ruleOf(id: string): string | undefined {
    return this.#rules.get(id);
  }

  /**
   * All present ids that name what an id was given for: a mass event takes failures out of their group, and who named that
   * group meant them too.
   */
  namesOf(id: string): readonly string[] {
    const present = this.find(id)?.id;
    if (present === undefined) return [];
    const group = id.startsWith('f_') ? this.find(`g${id.slice(1)}`)?.id : undefined;
    return group === undefined || group === present ? [present] : [present, group];
  }

  /**
   * The template of what an id was given for: of a failure its own, since a group may hold unlike failures of one test; of a
   * line that of its group. Throws `AnalyzerError` (`UNKNOWN_ID`) on an id that this book never gave.
   */
  templateOf(id: string): string {
    const isFailure = !this.#rules.has(id) && !id.startsWith('s_');
    return isFailure ? failureTemplate(this.#failures.summary(id)) : (this.find(id)?.template ?? '');
  }

  /** What that says, for a name. Throws `AnalyzerError` (`UNKNOWN_ID`) on an id that this book never gave. */
  speechOf(id: string): Speech {
    const rule = this.#rules.get(id);
    if (rule !== undefined) return { kind: 'rule', rule };
    if (id.startsWith('s_')) return { kind: 'line', line: this.#lines.template(id) };
    const summary = this.#failures.summary(id);
    const test = speaksThroughTest(summary) ? summary.test : undefined;
    return { kind: 'failure', type: summary.type, says: test ?? summary.message };
  }

  /** Why wordings of a signature are together, in a sentence. Throws `AnalyzerError` (`UNKNOWN_ID`). */
  explain(id: string): string {
    const speech = this.speechOf(id);
    if (speech.kind === 'rule') return `All are findings of the rule ${speech.rule}.`;
    if (speech.kind === 'failure') return this.#failures.reason(id);
    const { constant, variable } = this.#lines.explain(id);
    const words = `The words “${constant.join(' ')}” are common to all.`;
    return [words, ...variable.map(({ reason }) => `${reason}.`)].join(' ');
  }

  /** Everything that has to be kept for the ids to stay valid and for later wordings to find their groups. */
  toJSON(): BookState {
    return {
      version: BOOK_STATE_VERSION,
      lines: this.#lines.toJSON(),
      failures: this.#failures.toJSON(),
      rules: [...this.#rules.values()],
    };
  }

  #addRule(rule: string): GivenSignature {
    const id = signatureId(`${rule}: ${MASK}`);
    const isNew = !this.#rules.has(id);
    this.#rules.set(id, rule);
    return { id, isNew, reason: `All are findings of the rule ${rule}.` };
  }
}
