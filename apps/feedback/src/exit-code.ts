/** What the exit code says. Signals end with 128 + their number. */
export const EXIT = {
  ok: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** Wrong usage, or a configuration, library or store that can't be used. */
  usage: 2,
  /** An input could not be read; the rest is kept. */
  partial: 3,
  internal: 70,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
