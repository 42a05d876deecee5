import { fileURLToPath } from 'node:url';

/** Flags of Node that make a process tell on standard error, when it ends, what it took. */
export const TELL_COST: readonly string[] = [
  '--require',
  fileURLToPath(new URL('tell-cost.cjs', import.meta.url)),
];

const told = (what: string, stderr: string): number =>
  Number(new RegExp(`^${what} (\\d+)$`, 'm').exec(stderr)?.[1] ?? Number.NaN);

/** The most memory that it had, in MB, from what it wrote; `NaN` when it died. */
export const peakOf = (stderr: string): number => (told('peak', stderr) * 1_024) / 1e6;

/** The seconds of processor that it took; `NaN` when it died. */
export const processorTimeOf = (stderr: string): number => told('took', stderr) / 1e6;
