import { wordingId, type Event } from '@feedback/schema';
import { saidBy } from '../event-row.ts';

/** The alphabet of base64url, RFC 4648 § 5. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit.charCodeAt(0), value]));

const ID = /^w_[\w-]{22}$/;
const PREFIX = 2;
/** Whole digits, of six bits each, that are taken; five bits of the next one follow. */
const WHOLE = 8;

const valueAt = (id: string, at: number): number => VALUES.get(id.charCodeAt(at)) ?? 0;

/**
 * What the rows of a wording have in common: the first 53 bits of the hash that its id is, as an integer; `null` for what is no
 * id of a wording. A number is a third of the id, and each event has one in the index that counting reads. Among a million
 * wordings two share it with a probability of 6 in 100,000; they would be taken for one.
 */
export const wordingKey = (id: string): number | null => {
  if (!ID.test(id)) return null;
  let key = 0;
  const end = PREFIX + WHOLE;
  for (let at = PREFIX; at < end; at++) key = key * 64 + valueAt(id, at);
  return key * 32 + (valueAt(id, end) >> 1);
};

/** The key of what an event says, if it is a mistake. */
export const keyOfWords = (event: Event): number | null => {
  const said = saidBy(event);
  return said === undefined ? null : wordingKey(wordingId(said));
};
