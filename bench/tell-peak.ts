/** For `node --import`: makes a process tell the most memory that it had, in KiB, on standard error when it ends. */
export const TELL_PEAK =
  'data:text/javascript,process.on("exit",()=>process.stderr.write(`\\npeak ${process.resourceUsage().maxRSS}\\n`))';

/** That memory in MB, from what the process wrote; `NaN` when it died. */
export const peakOf = (stderr: string): number =>
  (Number(/^peak (\d+)$/m.exec(stderr)?.[1] ?? Number.NaN) * 1_024) / 1e6;
