import { plainText } from '../text/plain-text.ts';

/** Markup that may be put into a document as it is. Outside text can't pass for it: `html` makes it, or a constant of our own. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What can stand in a template: text (escaped), numbers, markup, or lists of these. */
export type Content = string | number | Markup | readonly Content[];

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags or in a quoted attribute: no control characters, no half surrogates or noncharacters, no markup. */
const escapeHtml = (text: string): string =>
  plainText(text)
    .toWellFormed()
    .replaceAll(/\p{Noncharacter_Code_Point}/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (mark) => ENTITY[mark] ?? mark);

const written = (content: Content): string => {
  if (content instanceof Markup) return String(content);
  if (typeof content === 'string') return escapeHtml(content);
  return typeof content === 'number' ? String(content) : content.map(written).join('');
};

/**
 * A template for HTML and SVG. Every value is escaped unless it is `Markup`; attributes must be quoted in the template, and
 * values must not stand inside `<style>` or `<script>`.
 */
export const html = (template: TemplateStringsArray, ...values: readonly Content[]): Markup =>
  new Markup(
    template
      .map((part, index) => part + (index < values.length ? written(values[index] ?? '') : ''))
      .join(''),
  );

/** No markup at all. */
export const NOTHING: Markup = html``;
