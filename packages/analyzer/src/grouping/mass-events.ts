import { signatureId } from '@feedback/schema';
import { isAssertionType, isBrokenBuild } from './error-kind.ts';
import { failureTemplate, summarizeFailure, type FailureSummary } from './failure-summary.ts';
import type { FailureProfile } from './profile.ts';

/** So many tests with one error that says the build is broken have one cause. */
export const MASS_BROKEN_BUILD = 5;

/** So many tests with any other error of one wording, assertions apart. */
const MASS_ERROR = 50;

interface MassEvent {
  readonly id: string;
  readonly summary: FailureSummary;
  readonly needed: number;
  readonly tests: Set<string>;
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? '';

/** The wording under which a failure may be part of a mass event; `undefined` where the wording says too little. */
const massKeyOf = ({ message, type }: FailureProfile): string | undefined => {
  const wording = firstLine(message);
  return type === undefined || isAssertionType(type) || !/\p{L}{2}/u.test(wording)
    ? undefined
    : JSON.stringify([type, wording]);
};

/**
 * Counts the tests that fail with one wording. One cause can fail hundreds of tests, and then it says more about a failure than
 * its test does; below the count needed, a wording (`read ECONNRESET`) is shared by unlike causes.
 */
export class MassEvents {
  readonly #events = new Map<string, MassEvent>();
  readonly #active = new Map<string, MassEvent>();

  /** Counts a failure; `failure` stands for its test where none is known. */
  add(profile: FailureProfile, failure: string): void {
    const key = massKeyOf(profile);
    if (key === undefined) return;
    const needed = isBrokenBuild(profile.type) ? MASS_BROKEN_BUILD : MASS_ERROR;
    const id = `m_${signatureId(key).slice(2)}`;
    const event = this.#events.get(key) ?? {
      id,
      summary: { ...summarizeFailure(profile), test: undefined },
      needed,
      tests: new Set<string>(),
    };
    this.#events.set(key, event);
    const { test } = profile;
    // Beyond what is needed the number is of no use, so that memory stays bounded.
    if (event.tests.size < needed)
      event.tests.add(test === undefined ? failure : `${test.unit}\n${test.name ?? ''}`);
    if (event.tests.size >= needed) this.#active.set(event.id, event);
  }

  /** The id of the mass event that a failure is part of. */
  idOf(profile: FailureProfile): string | undefined {
    return this.#activeOf(profile)?.id;
  }

  /** Why a failure is part of one, as a sentence. */
  reasonOf(profile: FailureProfile): string | undefined {
    return this.reasonOfId(this.#activeOf(profile)?.id ?? '');
  }

  /** The same by the id of the event. */
  reasonOfId(id: string): string | undefined {
    const event = this.#active.get(id);
    return (
      event && `A mass event: at least ${event.needed} tests fail with “${failureTemplate(event.summary)}”.`
    );
  }

  /** What the mass event of an id says. */
  summaryOf(id: string): FailureSummary | undefined {
    return this.#active.get(id)?.summary;
  }

  /** Whether an id is one that `idOf` gave. */
  isActive(id: string): boolean {
    return this.#active.has(id);
  }

  #activeOf(profile: FailureProfile): MassEvent | undefined {
    const key = massKeyOf(profile);
    const event = key === undefined ? undefined : this.#events.get(key);
    return event !== undefined && event.tests.size >= event.needed ? event : undefined;
  }
}
