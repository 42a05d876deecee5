import { byKeys, type Assignment } from '@feedback/schema';
import { spelled } from '../spelled-assignment.ts';
import { KeyedRecords } from './keyed-records.ts';

type Subject = Pick<Assignment, 'subject' | 'id'>;

const keyOf = ({ subject, id }: Subject): string => `${subject} ${id}`;

/** Assignments by their subjects. */
export class Judgements {
  readonly #assignments = new KeyedRecords<Assignment>(keyOf);

  /** The pattern that a subject was assigned to; empty for none of all, `undefined` where nobody judged. */
  patternOf(subject: Subject): string | undefined {
    return this.#assignments.get(keyOf(subject))?.pattern;
  }

  assign(assignments: readonly Assignment[]): void {
    for (const assignment of assignments) {
      const there = this.#assignments.get(keyOf(assignment));
      if (there === undefined || there.version <= assignment.version)
        this.#assignments.set(spelled(assignment));
    }
  }

  /** Replaces what a method of this version or a lower one judged. */
  replace(assignments: readonly Assignment[], version: number): void {
    const kept = this.#assignments.all().filter((one) => one.method === 'manual' || one.version > version);
    this.#assignments.replace([...assignments.map(spelled), ...kept]);
  }

  all(): Assignment[] {
    return this.#assignments.all().toSorted(
      byKeys(
        (one) => one.subject,
        (one) => one.id,
      ),
    );
  }
}
