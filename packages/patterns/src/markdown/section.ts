import type { Pattern, Range } from '@feedback/schema';
import type { MarkdownNode } from './markdown-tree.ts';
import type { SectionData } from './section-data.ts';

/** Where a section states a field, and what it says. */
export interface Part extends Range {
  /** The end of the top-level block it stands in: what is added after it goes there. */
  readonly blockEnd: number;
  readonly reading: unknown;
  /** The code block of an example. */
  readonly code?: Range | undefined;
  /** The language of the code block as its fence names it. */
  readonly lang?: string | undefined;
  /** The part was opened by a heading. */
  readonly heading?: Range | undefined;
}

/** A heading and what belongs to it, to the next section. */
export interface Section extends Range {
  readonly heading: MarkdownNode;
  readonly number: number | undefined;
  readonly title: string;
  readonly parts: ReadonlyMap<keyof Pattern, Part>;
  /** The last data comment; `value` is `undefined` when it is damaged. */
  readonly data: (Range & { readonly value: SectionData | undefined }) | undefined;
}
