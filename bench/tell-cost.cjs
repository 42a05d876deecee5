// For `node --require`, which unlike `--import` brings no loader of its own: makes a process tell what it took on standard error when
// it ends. `maxRSS` is that of whoever started it where that was more, so Linux's own count for the program comes first.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  let peak = process.resourceUsage().maxRSS;
  try {
    const status = process.getBuiltinModule('node:fs').readFileSync('/proc/self/status', 'utf8');
    peak = Number(/VmHWM:\s*(\d+)/.exec(status)[1]);
  } catch {
    // No Linux.
  }
  process.stderr.write(`\ntook ${user + system}\npeak ${peak}\n`);
});
