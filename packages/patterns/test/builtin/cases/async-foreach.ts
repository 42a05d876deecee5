import type { Cases } from './cases.ts';

export const asyncForeach: Cases = {
  found: {
    'an async function': `
users.forEach(async function (user) {
  await mailer.send(user);
});
`,
    'on one line, in a chain': `
Object.keys(jobs).filter(isDue).forEach(async (k) => await jobs[k].run());
`,
    'index and optional call': `
this.items?.forEach(async (item, index) => {
  const data = await load(item);
  this.results[index] = data;
});
`,
    'a map, with types': `
cache.forEach(async (value: Entry, key: string): Promise<void> => {
  if (value.stale) {
    await refresh(key);
  }
});
`,
    'an error that is handled, still not waited for': `
paths.forEach(async (path) => {
  try { await remove(path); } catch (error) { report(error); }
});
`,
  },
  silent: {
    'one after the other': `
for (const user of users) await mailer.send(user);
`,
    'all at once': `
await Promise.all(users.map(async (user) => { await mailer.send(user); }));
`,
    'a callback that does not wait': `
users.forEach((user) => { names.push(user.name); });
`,
    'handlers that are registered': `
buttons.forEach((button) => {
  button.onclick = async () => { await save(button.id); };
});
`,
    'another method': `
await pool.forEachAsync(async (user) => { await mailer.send(user); });
`,
  },
  messages: ['Promise returned in function argument where a void return was expected.'],
};
