import { wordingId, type GivenSignature, type StoredWording, type Wording } from '@feedback/schema';

/** Gives wordings numbers in the order in which they come, and keeps which signature they were given. */
export class WordingBook {
  readonly #wordings = new Map<string, Omit<StoredWording, 'signature'>>();
  readonly #ids: string[] = [];
  readonly #given = new Map<string, string>();
  #state: string | undefined;

  /** What signatures are found by. */
  get state(): unknown {
    return this.#state === undefined ? undefined : JSON.parse(this.#state);
  }

  /** The signatures that wordings were given, by the ids of the wordings. */
  get given(): ReadonlyMap<string, string> {
    return this.#given;
  }

  numberOf(wording: Wording): number {
    const id = wordingId(wording);
    const known = this.#wordings.get(id);
    if (known !== undefined) return known.wording;
    const number = this.#ids.push(id) - 1;
    this.#wordings.set(id, { ...wording, wording: number, id });
    return number;
  }

  idOf(number: number): string | undefined {
    return this.#ids[number];
  }

  all(): StoredWording[] {
    return Array.from(this.#wordings.values(), (wording) =>
      Object.assign({ signature: this.#given.get(wording.id) ?? null }, wording),
    );
  }

  keep(state: unknown, given: Iterable<GivenSignature>): void {
    this.#state = JSON.stringify(state);
    for (const [id, signature] of given) if (this.#wordings.has(id)) this.#given.set(id, signature);
  }
}
