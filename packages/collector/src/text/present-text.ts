/** A text without the blanks around it; `undefined` where nothing is left. */
export const presentText = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
};

/** The first line of a text with something in it. */
export const firstLine = (text: string | undefined): string | undefined =>
  presentText(text?.split('\n').find((line) => line.trim() !== ''));

/** The number of a line, 1-based, also from a text; `undefined` for what is none. */
export const lineNumber = (value: unknown): number | undefined => {
  const line = Number(value);
  return Number.isSafeInteger(line) && line > 0 ? line : undefined;
};
