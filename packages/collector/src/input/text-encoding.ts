/** How the bytes of a report become text. */
export interface TextEncoding {
  /** A label that `TextDecoder` knows. */
  readonly label: string;
  /** The declared encoding, where it is none that can be decoded. */
  readonly unknown?: string;
}

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  // No mark, but the first character, `<` or `{`, is two bytes wide.
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x3c], 'utf-16be'],
  [[0x7b, 0x00], 'utf-16le'],
  [[0x00, 0x7b], 'utf-16be'],
];

const DECLARATION = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

const labelOf = (name: string): string | undefined => {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
};

/** Finds the encoding from the first bytes: the byte order mark, else the XML declaration, else UTF-8. */
export const textEncoding = (head: Uint8Array): TextEncoding => {
  const mark = MARKS.find(([bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (mark !== undefined) return { label: mark[1] };
  const declared = DECLARATION.exec(Buffer.from(head.subarray(0, 1_024)).toString('latin1'))?.[1];
  // The declaration could be read byte by byte, so it isn't UTF-16, whatever it says (.NET tools write that).
  if (declared === undefined || /^utf-?16/i.test(declared)) return { label: 'utf-8' };
  const label = labelOf(declared);
  return label === undefined ? { label: 'utf-8', unknown: declared } : { label };
};

/** Whether bytes of this encoding are no text: a NUL where text has none. */
export const isBinary = (head: Uint8Array, encoding: TextEncoding): boolean =>
  !encoding.label.startsWith('utf-16') && head.includes(0);
