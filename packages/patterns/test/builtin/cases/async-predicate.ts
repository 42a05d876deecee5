import type { Cases } from './cases.ts';

export const asyncPredicate: Cases = {
  found: {
    some: `
if (users.some(async (user) => await isAdmin(user))) allow();
`,
    'every, with a function': `
const ready = services.every(async function (service) {
  return (await service.status()) === 'up';
});
`,
    'find, in a chain, with types': `
const free = rooms
  .filter((room) => room.open)
  .find(async (room: Room): Promise<boolean> => {
    return !(await isTaken(room));
  });
`,
    sort: `
files.sort(async (a, b) => (await size(a)) - (await size(b)));
`,
    'an optional call': `
const shown = items?.filter(async item => allowed(item));
`,
  },
  silent: {
    'answers first': `
const flags = await Promise.all(users.map(async (user) => isAdmin(user)));
const admins = users.filter((_, index) => flags[index]);
`,
    'a callback that does not wait': `
const open = rooms.filter((room) => room.open);
`,
    'a filter that waits, with options': `
await pFilter.filter(async (room) => isFree(room), { concurrency: 4 });
`,
    'a name': `
const open = rooms.filter(isOpen);
`,
    'one after the other': `
for (const room of rooms) if (await isFree(room)) free.push(room);
`,
  },
  messages: ['Expected a non-Promise value to be returned.'],
};
