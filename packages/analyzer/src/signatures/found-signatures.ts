import type { FoundReadings, FoundSignatures, GivenSignatures } from '../assemble-analysis.ts';
import type { Readings } from '../judge/read-wordings.ts';

/** Up to which event a store was read, and whether that is further than before. */
export interface ReadUpTo {
  readonly place: number;
  readonly isFurther: boolean;
}

/** A pair for each wording at once would take as much memory as all that was read of them. */
const givenSignatures = (given: Readings['given']): GivenSignatures => ({
  size: given.length,
  *[Symbol.iterator]() {
    for (const { id, signature } of given) if (signature !== undefined) yield [id, signature];
  },
});

const foundReadings = ({ all, resumed, kept }: Readings, place: number): FoundReadings => ({
  place,
  *[Symbol.iterator]() {
    for (const [position, reading] of all.entries()) if (position >= resumed) yield kept(reading);
  },
});

/** What is to be kept of the signatures that wordings were given, and of all else that was read of them. */
export const foundSignatures = (readings: Readings, read: ReadUpTo | undefined): FoundSignatures => {
  const { book, all, given, resumed, ruleWords } = readings;
  const isNews = read !== undefined && (read.isFurther || all.length > resumed);
  return {
    state: read === undefined ? book.toJSON() : { ...book.toJSON(), rule_words: ruleWords.toJSON() },
    given: givenSignatures(given),
    readings: isNews ? foundReadings(readings, read.place) : undefined,
    resolve: (id) => book.find(id)?.id,
  };
};
