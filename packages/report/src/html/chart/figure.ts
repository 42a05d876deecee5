import { html, type Content, type Markup } from '../markup.ts';

/** A chart as it is drawn: what it shows in a few words, what can be seen in it, and its shapes. */
export interface Drawing {
  /** Unique in the document; made from a position, never from outside text. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** In CSS pixels. The width is that of the page: shapes are placed in percent, so that letters keep their size. */
  readonly height: number;
  readonly shapes: Content;
}

/** An SVG that is read out by its title and description. */
export const drawing = ({ id, title, description, height, shapes }: Drawing): Markup =>
  html`<svg role="img" aria-labelledby="${id}-t ${id}-d" width="100%" height="${height}">
    <title id="${id}-t">${title}</title>
    <desc id="${id}-d">${description}</desc>
    ${shapes}
  </svg> `;
