import { signatureId } from '@feedback/schema';
import { MASK } from './mask.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { ENOUGH, EVIDENCE, isPunctuation, kindOf, type Evidence } from './evidence.ts';

/** A template as it was found or generalised, before groups merged. */
export interface StoredTemplate {
  readonly id: string;
  readonly tokens: readonly string[];
}

/** Why templates became one: at one place they had these values, and agreed everywhere else. */
export interface Merge {
  readonly context: readonly string[];
  readonly place: number;
  readonly kinds: readonly (keyof Evidence)[];
  readonly values: readonly string[];
}

interface Group {
  /** The template that stands for the group: the most general; of equals the one with the smallest id. */
  readonly best: number;
  /** The template that was here first. */
  readonly first: number;
  readonly masks: number;
  readonly id: string;
}

/** Templates that are equal but for one place. */
interface Context {
  evidence: number;
  /** The templates seen in it; emptied when they have become one. */
  members: number[];
  /** Once the evidence is enough: the template with `<*>` at the place, or `PENDING` while that is being added. */
  general: number | undefined;
}

const PENDING = -1;

const HOLE = '<?>';

/** Places of a template that are looked at: memory per template has to have a bound, and long lines differ early. */
const MAX_PLACES = 40;

const better = (a: Group, b: Group): Group => {
  const wins = a.masks === b.masks ? a.id < b.id : a.masks > b.masks;
  return { ...(wins ? a : b), first: Math.min(a.first, b.first) };
};

const joined = (tokens: readonly string[]): string => tokens.join(' ');

const contextKey = (tokens: readonly string[], place: number): string =>
  signatureId(joined(tokens.with(place, HOLE)));

/** The places of a template that may be found to vary. With no constant left, anything would be like anything. */
const placesOf = (tokens: readonly string[]): number[] => {
  const places = [...tokens.keys()].filter((place) => !isPunctuation(tokens[place] ?? ''));
  const constants = places.filter((place) => tokens[place] !== MASK).length;
  return places.filter((place) => constants > 1 || tokens[place] === MASK).slice(0, MAX_PLACES);
};

/** The tokens with another one at a place; neighbouring masks become one. */
const replaced = (tokens: readonly string[], place: number, token: string): string[] =>
  tokens.with(place, token).filter((each, index, all) => each !== MASK || all[index - 1] !== MASK);

/**
 * Templates and the contexts they share. What merges depends on the set of templates alone: evidence only grows with it, and
 * each generalised template is a template like the others, so that every order of insertion ends in the same fixed point.
 */
export class TemplateStore {
  readonly #templates: StoredTemplate[] = [];
  readonly #byKey = new Map<string, number>();
  /** By hash: the text of a context is as long as its line, and each template has one per place. */
  readonly #contexts = new Map<string, Context>();
  readonly #groups = new DisjointSets<Group>(better);
  readonly #merges: { readonly general: number; readonly merge: Merge }[] = [];

  get size(): number {
    return this.#templates.length;
  }

  get templates(): readonly StoredTemplate[] {
    return this.#templates;
  }

  indexOf(tokens: readonly string[]): number | undefined {
    return this.#byKey.get(joined(tokens));
  }

  /** The template that stands for the group of a template. */
  best(index: number): StoredTemplate {
    return this.#templates[this.#groups.valueOf(index).best] as StoredTemplate;
  }

  /** Where the group of a template began: the number of its first template. */
  beginning(index: number): number {
    return this.#groups.valueOf(index).first;
  }

  areTogether(first: number, second: number): boolean {
    return this.#groups.find(first) === this.#groups.find(second);
  }

  /** The merges that made the group of a template. */
  mergesOf(index: number): Merge[] {
    const group = this.#groups.find(index);
    return this.#merges
      .filter(({ general }) => this.#groups.find(general) === group)
      .map(({ merge }) => merge);
  }

  /** The generalised template that a context of these tokens already has. */
  generalOf(tokens: readonly string[]): number | undefined {
    for (const place of placesOf(tokens)) {
      const general = this.#contexts.get(contextKey(tokens, place))?.general;
      if (general !== undefined) return general;
    }
    return undefined;
  }

  /** Adds a template without looking for its like. */
  addAlone(tokens: readonly string[]): number {
    const key = joined(tokens);
    const id = signatureId(key);
    const index = this.#templates.length;
    // Cut from the key, for a part of a text keeps the whole text in memory.
    this.#templates.push({ id, tokens: key.split(' ') });
    this.#byKey.set(key, index);
    return this.#groups.add({
      best: index,
      first: index,
      masks: tokens.filter((token) => token === MASK).length,
      id,
    });
  }

  /** Adds a template and everything that follows from it; returns its number. */
  add(tokens: readonly string[]): number {
    const known = this.indexOf(tokens);
    if (known !== undefined) return known;
    const index = this.addAlone(tokens);
    for (const place of placesOf(tokens)) this.#observe(tokens, place, index);
    return index;
  }

  #observe(tokens: readonly string[], place: number, index: number): void {
    const key = contextKey(tokens, place);
    const context = this.#contexts.get(key);
    const evidence = EVIDENCE[kindOf(tokens, place)];
    if (context === undefined) this.#contexts.set(key, { evidence, members: [index], general: undefined });
    else if (context.general === undefined) {
      context.evidence += evidence;
      context.members.push(index);
      // Sums of thirds depend on their order in the last digit.
      if (context.evidence > ENOUGH - 1e-9) this.#generalise(context, tokens, place);
    } else if (context.general !== PENDING) this.#groups.union(context.general, index);
  }

  #generalise(context: Context, tokens: readonly string[], place: number): void {
    const { members } = context;
    context.members = [];
    context.general = PENDING;
    const general = this.add(replaced(tokens, place, MASK));
    context.general = general;
    for (const member of members) this.#groups.union(general, member);
    const values = members.map((member) => this.#templates[member]?.tokens[place] ?? '');
    const kinds = values.map((value) => kindOf(tokens.with(place, value), place));
    this.#merges.push({ general, merge: { context: tokens, place, kinds, values } });
  }
}
