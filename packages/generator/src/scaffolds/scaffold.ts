import type { GeneratedLanguage, PromptContext } from '../prompt/prompt-context.ts';
import type { Indicator, Trait } from '../prompt/vocabulary.ts';

/** A task that we have code for, in one language. */
export interface Scaffold {
  /** Kebab case, the same in every language. */
  readonly name: string;
  /** What it makes, completing "This is …". */
  readonly title: string;
  readonly language: GeneratedLanguage;
  /** It fits a prompt that is about all words of one of these sets … */
  readonly needs: readonly (readonly (Indicator | Trait)[])[];
  /** … and about none of these. */
  readonly unless: readonly (Indicator | Trait)[];
  /** Variants of the task that the prompt asks for. */
  readonly flags?: (context: PromptContext) => readonly string[];
  /** Identifiers and numbers for the template; made from the context's noun and limit only. */
  readonly names: (context: PromptContext) => Readonly<Record<string, string>>;
  /** See `renderTemplate`. */
  readonly template: string;
}
