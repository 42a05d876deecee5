import { open } from 'node:fs/promises';

/** As much of a file as tells its format, in bytes. */
const HEAD = 64 * 1024;

/** Whether a file begins like a report; compressed ones are not looked into. */
export const isReport = async (location: string): Promise<boolean> => {
  const { detectFormat } = await import('@feedback/collector');
  try {
    await using file = await open(location);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return detectFormat(buffer.toString('utf8', 0, bytesRead)) !== undefined;
  } catch {
    return false; // It can't be read, so it says nothing about where reports are.
  }
};
