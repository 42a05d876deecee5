import { StringDecoder } from 'node:string_decoder';

/** Decodes bytes that come in pieces; a character may be cut between two. */
export interface PieceDecoder {
  readonly next: (bytes: Uint8Array) => string;
  /** What the last piece left open. */
  readonly end: () => string;
}

const MARK = '\uFEFF';

/** Like `TextDecoder`, but its texts take one byte for each character where all are Latin: half the memory, and read sooner. */
const utf8Decoder = (): PieceDecoder => {
  const decoder = new StringDecoder('utf8');
  let isStart = true;
  const withoutMark = (text: string): string => {
    if (!isStart || text === '') return text;
    isStart = false;
    return text.startsWith(MARK) ? text.slice(1) : text;
  };
  return {
    next: (bytes) => withoutMark(decoder.write(bytes)),
    end: () => withoutMark(decoder.end()),
  };
};

/** Makes what decodes an encoding by its label, as `TextDecoder` has it: without a byte order mark, U+FFFD for what is no character. */
export const pieceDecoder = (label: string): PieceDecoder => {
  if (label === 'utf-8') return utf8Decoder();
  const decoder = new TextDecoder(label);
  return { next: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
};
