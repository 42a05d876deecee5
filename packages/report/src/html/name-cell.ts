import { html, NOTHING, type Markup } from './markup.ts';

/** The first cell of a row: a name, and under it what is to be said of it, which may be long. */
export const nameCell = (name: string, more?: string): Markup =>
  html`<code>${name}</code>${more === undefined ? NOTHING : html`<span class="more">${more}</span>`}`;
