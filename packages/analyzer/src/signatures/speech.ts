/** What a signature says, by what it is a group of. */
export type Speech =
  | { readonly kind: 'rule'; readonly rule: string }
  /** A template. */
  | { readonly kind: 'line'; readonly line: string }
  | {
      readonly kind: 'failure';
      readonly type: string | undefined;
      /** The message, or for an assertion its test. */
      readonly says: string;
    };
