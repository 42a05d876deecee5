import { html, type Content, type Markup } from './markup.ts';
import type { Told } from '../told.ts';

/** One part of the page: its place among the headings, and what it tells; nothing when there is nothing to tell. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly render: (told: Told) => Markup | undefined;
}

/** A part with its heading. */
export const sectionMarkup = ({ id, title }: Section, content: Content): Markup =>
  html`<section id="${id}" aria-labelledby="${id}-h">
    <h2 id="${id}-h">${title}</h2>
    ${content}
  </section> `;
