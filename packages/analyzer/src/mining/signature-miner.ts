import { AnalyzerError } from '../analyzer-error.ts';
import { MASK } from './mask.ts';
import { explainGroup, explainTexts, type SignatureExplanation } from './explain-signature.ts';
import { MINER_STATE_VERSION, parseMinerState, type MinerState } from './miner-state.ts';
import { renderTemplate } from './render-template.ts';
import { TemplateStore } from './template-store.ts';
import { tokenize } from './tokenize.ts';

/** Templates that are kept apart exactly; beyond them a line joins a template that is known, or a coarse one. */
const MAX_TEMPLATES = 10_000;

/** Coarse templates (a first token and `<*>`) for what comes when the store is full. */
const MAX_COARSE = 1_000;

export interface SignatureMinerOptions {
  /** Bounds the memory: a template takes about 4 KB with its contexts, 15 KB at most. 10,000 unless told otherwise. */
  readonly maxTemplates?: number;
}

/** What a line turned out to be an instance of. */
export interface MinedSignature {
  /** Stays valid for ever; `resolve` gives the group it belongs to now. */
  readonly id: string;
  readonly template: string;
  /** Whether nothing like it was seen before. */
  readonly isNew: boolean;
}

/**
 * Groups one-line messages by what they have in common, as they come: values are masked by their form, and templates that
 * differ in one place only become one when enough distinct values were seen there (`docs/grouping.md`). Below `maxTemplates`
 * the groups do not depend on the order of the lines.
 */
export class SignatureMiner {
  readonly #store = new TemplateStore();
  readonly #coarse = new Map<string, number>();
  readonly #indexes = new Map<string, number>();
  readonly #maxTemplates: number;

  /** Throws `AnalyzerError` (`INVALID_OPTION`) unless `maxTemplates` is a whole number from 1 up. */
  constructor({ maxTemplates = MAX_TEMPLATES }: SignatureMinerOptions = {}) {
    if (!Number.isSafeInteger(maxTemplates) || maxTemplates < 1)
      throw new AnalyzerError(
        'INVALID_OPTION',
        `maxTemplates must be a whole number from 1 up, not ${maxTemplates}.`,
      );
    this.#maxTemplates = maxTemplates;
  }

  /** The group of a line's first line with content; any text will do. */
  add(text: string): MinedSignature {
    return this.addTokens(tokenize(text));
  }

  /** The same of a line that `tokenize` has cut. */
  addTokens(line: readonly string[]): MinedSignature {
    const before = this.#store.size;
    const index = this.#place(line);
    this.#learnIds(before);
    const { id, tokens } = this.#store.best(index);
    const isNew = this.#store.size > before && this.#store.beginning(index) >= before;
    return { id, template: renderTemplate(tokens), isNew };
  }

  /** The id of the group that an id's group has become. Throws `AnalyzerError` (`UNKNOWN_ID`) on an id that was never given. */
  resolve(id: string): string {
    return this.#store.best(this.#indexOf(id)).id;
  }

  /** The template of a group, with `<*>` where its lines vary. Throws `AnalyzerError` (`UNKNOWN_ID`). */
  template(id: string): string {
    return renderTemplate(this.#store.best(this.#indexOf(id)).tokens);
  }

  /** Why lines are together: of a group (by id), or of two texts, which are not added. Throws `AnalyzerError` (`UNKNOWN_ID`). */
  explain(id: string): SignatureExplanation;
  explain(text: string, other: string): SignatureExplanation;
  explain(first: string, other?: string): SignatureExplanation {
    return other === undefined
      ? explainGroup(this.#store, this.#indexOf(first))
      : explainTexts(this.#store, first, other);
  }

  /** Everything that has to be kept for the ids to stay valid and for later lines to find their groups. */
  toJSON(): MinerState {
    const coarse = new Set(this.#coarse.values());
    const { templates } = this.#store;
    return {
      version: MINER_STATE_VERSION,
      templates: templates.filter((_, index) => !coarse.has(index)).map(({ tokens }) => tokens.join(' ')),
      coarse: [...this.#coarse.keys()],
    };
  }

  /** A miner that goes on where `toJSON` stopped. Throws `AnalyzerError` (`INVALID_STATE`) on anything else. */
  static fromJSON(state: unknown, options: SignatureMinerOptions = {}): SignatureMiner {
    const { templates, coarse } = parseMinerState(state);
    const miner = new SignatureMiner(options);
    for (const template of templates) miner.#store.add(template.split(' '));
    for (const template of coarse) miner.#addCoarse(template);
    miner.#learnIds(0);
    return miner;
  }

  #place(tokens: readonly string[]): number {
    const known = this.#store.indexOf(tokens);
    if (known !== undefined) return known;
    if (this.#store.size < this.#maxTemplates) return this.#store.add(tokens);
    return this.#store.generalOf(tokens) ?? this.#placeCoarsely(tokens[0] ?? MASK);
  }

  #placeCoarsely(first: string): number {
    const template = this.#coarse.size < MAX_COARSE ? `${first} ${MASK}` : MASK;
    return this.#coarse.get(template) ?? this.#addCoarse(template);
  }

  #addCoarse(template: string): number {
    const tokens = template.split(' ');
    const index = this.#store.indexOf(tokens) ?? this.#store.addAlone(tokens);
    this.#coarse.set(template, index);
    return index;
  }

  #learnIds(from: number): void {
    const { templates } = this.#store;
    for (let index = from; index < templates.length; index++) {
      const template = templates[index];
      if (template !== undefined) this.#indexes.set(template.id, index);
    }
  }

  #indexOf(id: string): number {
    const index = this.#indexes.get(id);
    if (index !== undefined) return index;
    throw new AnalyzerError(
      'UNKNOWN_ID',
      `${JSON.stringify(id)} is no id of this miner; load the state it was given by.`,
    );
  }
}
