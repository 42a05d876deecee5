/**
 * For `node --import`: makes a process tell the most memory that it had, in KiB, on standard error when it ends. `maxRSS` is that of
 * whoever started it where that was more, so Linux's own count for the program comes first.
 */
export const TELL_PEAK =
  'data:text/javascript,import{readFileSync}from"node:fs";process.on("exit",()=>{let peak=process.resourceUsage().maxRSS;try{peak=Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status","utf8"))[1])}catch{}process.stderr.write(`\\npeak ${peak}\\n`)})';

/** That memory in MB, from what the process wrote; `NaN` when it died. */
export const peakOf = (stderr: string): number =>
  (Number(/^peak (\d+)$/m.exec(stderr)?.[1] ?? Number.NaN) * 1_024) / 1e6;
