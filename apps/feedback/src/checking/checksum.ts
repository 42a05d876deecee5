const FOUR = 4;

/**
 * Tells damaged bytes from whole ones, and one library from another: two multiplicative hashes of 32 bits. It is no defence against
 * whoever wants two texts to have the same; SHA-256 would be, but to load `node:crypto` takes as long as to look at 1,000 files.
 */
export const checksum = (bytes: Uint8Array): string => {
  let [a, b] = [0x9e3779b9 ^ bytes.length, 0x85ebca6b];
  const words = Math.floor(bytes.length / FOUR);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < words; at += 1) {
    const word = view.getUint32(at * FOUR, true);
    a = Math.imul(a ^ word, 0x9e3779b1);
    b = Math.imul(b ^ (word + (a >>> 15)), 0x85ebca77);
    a ^= b >>> 13;
  }
  for (const byte of bytes.subarray(words * FOUR)) {
    a = Math.imul(a ^ byte, 0x9e3779b1);
    b = Math.imul(b ^ (byte + (a >>> 15)), 0x85ebca77);
  }
  const text = (half: number): string => (half >>> 0).toString(36);
  return `${text(a ^ (b >>> 16))}-${text(b ^ (a >>> 16))}`;
};
