import type { Cases } from './cases.ts';

export const missingAwait: Cases = {
  found: {
    'the answer of an arrow function, negated': `
const canEdit = async (user: User) => (await rolesOf(user)).includes('editor');

export async function save(user: User) {
  if (!canEdit(user)) throw new Error('forbidden');
}
`,
    'a method, in a ternary': `
class Cache {
  async has(key) {
    return (await this.keys()).includes(key);
  }
  async label(key) {
    return this.has(key) ? 'warm' : 'cold';
  }
}
`,
    'one of two conditions': `
export async function isOwner(id: string): Promise<boolean> {
  return (await load(id)).owner;
}
const show = async (id: string) => isOwner(id) && render(id);
`,
    'returned from try': `
async function load(id: string) {
  return (await fetch(id)).json();
}
async function loadOrNothing(id: string) {
  try {
    return load(
      id,
    );
  } catch (error) {
    report(error);
    return undefined;
  }
}
`,
  },
  silent: {
    awaited: `
async function isOwner(id) { return (await load(id)).owner; }
async function show(id) {
  if (await isOwner(id)) render(id);
}
`,
    'a function that does not wait': `
function isOwner(id) { return owners.has(id); }
async function show(id) {
  if (isOwner(id)) render(id);
}
`,
    'returned outside of try': `
async function load(id) { return (await fetch(id)).json(); }
async function again(id) {
  try { log(id); } catch { log('none'); }
  return load(id);
}
`,
    'a catch that only throws on': `
async function load(id) { return (await fetch(id)).json(); }
async function again(id) {
  try {
    return load(id);
  } catch (error) {
    throw error;
  }
}
`,
    'a promise that is kept': `
async function load(id) { return (await fetch(id)).json(); }
const pending = load(1);
if (pending) show(pending);
`,
    'a method of another object': `
class Cache {
  async has(key) { return keys.includes(key); }
  label(key) { return other.has(key) ? 1 : 0; }
}
`,
  },
  messages: [
    "TS2801: This condition will always return true since this 'Promise<boolean>' is always defined.",
  ],
  fixed: [
    [
      'async function ok() {}\nasync function f() {\n  if (!ok()) return;\n}\n',
      'async function ok() {}\nasync function f() {\n  if (!await ok()) return;\n}\n',
    ],
    [
      'async function ok() {}\nfunction f() {\n  if (ok()) return;\n}\n',
      'async function ok() {}\nfunction f() {\n  if (ok()) return;\n}\n',
    ],
  ],
};
