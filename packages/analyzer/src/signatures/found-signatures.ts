import type { FoundSignatures, GivenSignatures } from '../assemble-analysis.ts';
import type { Readings } from '../judge/read-wordings.ts';

/** A pair for each wording at once would take as much memory as all that was read of them. */
const givenSignatures = (given: Readings['given']): GivenSignatures => ({
  size: given.length,
  *[Symbol.iterator]() {
    for (const { id, signature } of given) if (signature !== undefined) yield [id, signature];
  },
});

/** What is to be kept of the signatures that wordings were given. */
export const foundSignatures = ({ book, given }: Readings): FoundSignatures => ({
  state: book.toJSON(),
  given: givenSignatures(given),
  resolve: (id) => book.find(id)?.id,
});
