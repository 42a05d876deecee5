import type { Severity } from '@feedback/schema';
import { html, type Markup } from './markup.ts';

/** A severity as a word with a coloured edge: the word says it, the colour repeats it. */
export const severityTag = (severity: Severity): Markup =>
  html`<span class="tag ${severity}">${severity}</span>`;
