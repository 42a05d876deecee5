/** Code by what is special about it. */
type Snippets = Readonly<Record<string, string>>;

/** What a lesson's rule must find beyond its own bad example, and what looks alike and is right. */
export interface Cases {
  readonly found: Snippets;
  readonly silent: Snippets;
  /** Code before and after the rule's rewrite; the same text where it must keep its hands off. */
  readonly fixed?: readonly (readonly [before: string, after: string])[];
}
