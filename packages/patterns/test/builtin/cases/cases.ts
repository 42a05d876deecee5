/** Code by what is special about it. */
type Snippets = Readonly<Record<string, string>>;

/** What a lesson's rule must find beyond its own bad example, and what looks alike and is right. */
export interface Cases {
  readonly found: Snippets;
  readonly silent: Snippets;
  /** Messages of tools and programs that belong to this lesson and to no other. */
  readonly messages?: readonly string[];
  /** Code before and after the rule's rewrite; the same text where it must keep its hands off. */
  readonly fixed?: readonly (readonly [before: string, after: string])[];
}
