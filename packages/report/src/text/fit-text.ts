import stringWidth from 'string-width';

/** How many terminal columns a text without line breaks takes. */
export const textWidth = (text: string): number => stringWidth(text);

let made: Intl.Segmenter | undefined;

/** Making one takes longer than most commands work, so the first text that is cut makes it. */
const segmenter = (): Intl.Segmenter => (made ??= new Intl.Segmenter());

/** Cuts a one-line text to at most `width` columns; what is cut is shown as `…`. */
export const cutText = (text: string, width: number): string => {
  if (textWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of segmenter().segment(text)) {
    used += textWidth(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return width < 1 ? '' : `${kept}…`;
};

/** Pads a one-line text with spaces to `width` columns; longer text stays as it is. */
export const padText = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'left' ? text + space : space + text;
};
