import type { Cases } from './cases.ts';

export const uncheckedFirstElement: Cases = {
  found: {
    'found and used': `
const name = users.find((u) => u.id === id).name;
`,
    'found, the compiler silenced': `
const name = users.find((u) => u.id === id)!.name;
`,
    'the first row of a query': `
async function email(pool, id) {
  const { rows } = await pool.query('SELECT email FROM users WHERE id = $1', [id]);
  return rows[0].email;
}
`,
    'the first row, on the spot': `
const { count } = 1, total = (await client.query(sql)).rows[0].count;
`.replace('{ count } = 1, ', ''),
    'a filtered list by name': `
const open = orders.filter(isOpen);
const next = open[0].number;
`,
    'a group of a match': `
const version = tag.match(/^v(\\d+)/)[1];
`,
    'a group of a match, the compiler silenced': `
const year = /(\\d{4})/.exec(text)![1];
`,
    'a list that is given': `
function latest(builds: Build[]): string {
  return builds[0].version;
}
`,
  },
  silent: {
    'asked with ?.': `
const name = users.find((u) => u.id === id)?.name;
const first = users.filter(isActive)[0]?.name;
`,
    'tested first': `
function latest(builds: Build[]) {
  if (builds.length === 0) return undefined;
  return builds[0].version;
}
`,
    'tested in the expression': `
const open = orders.filter(isOpen);
const next = open.length > 0 ? open[0].number : undefined;
`,
    'a call on a list that was found': `
const names = users.filter(isActive).map((u) => u.name);
`,
    'another kind of find': `
const paths = root.find(j.Identifier, (node) => node.name === 'a').forEach(rename);
`,
    'a whole match, which may be empty': `
const indent = line.match(/^\\s*/)[0];
`,
    'a tuple that is given': `
function x(point: [Axis, Axis]) {
  return point[0].value;
}
`,
  },
  messages: [
    "TypeError: Cannot read properties of undefined (reading 'name')",
    "TypeError: Cannot read property 'id' of null",
  ],
};
