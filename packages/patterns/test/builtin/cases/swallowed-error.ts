import type { Cases } from './cases.ts';

export const swallowedError: Cases = {
  found: {
    'after work that waits': `
async function save(note) {
  try {
    await store.put(note);
  } catch (err) {
  }
}
`,
    'before finally': `
try { send(); } catch (e) {} finally { close(); }
`,
    'with a type': `
try {
  start();
} catch (problem: unknown) {}
`,
    'in a loop in a method': `
class Poller {
  async run() {
    for (;;) {
      try { await this.poll(); } catch (_) { }
    }
  }
}
`,
  },
  silent: {
    'a reason in a comment': `
try { unlinkSync(path); } catch (error) { /* it may be gone already */ }
`,
    'a reason on its own line': `
try {
  unlinkSync(path);
} catch {
  // It may be gone already.
}
`,
    'a default': `
try { size = measure(); } catch (error) { size = 0; }
`,
    'logged and thrown again': `
try { run(); } catch (error) { log.error(error); throw error; }
`,
    'only finally': `
try { run(); } finally { close(); }
`,
  },
  messages: ['Empty block statement.'],
};
