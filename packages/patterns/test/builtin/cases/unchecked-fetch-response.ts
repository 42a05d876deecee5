import type { Cases } from './cases.ts';

export const uncheckedFetchResponse: Cases = {
  found: {
    'a body that is kept': `
const res = await fetch('/api/todos');
const todos = await res.json();
`,
    'in brackets': `
const todos = await (await fetch(url, { method: 'POST' })).json();
`,
    'a chain of then': `
fetch('/api/todos').then((r) => r.json()).then(show);
`,
    'in a method, over lines, with a type': `
class Api {
  async list(): Promise<Todo[]> {
    const answer = await fetch(
      this.base + '/todos',
      { headers: this.headers },
    );
    return (await answer.json()) as Todo[];
  }
}
`,
    'handed on': `
async function refresh() {
  const response = await fetch(url);
  setItems(await response.json());
}
`,
  },
  silent: {
    'checked before': `
const res = await fetch('/api/todos');
if (!res.ok) throw new Error(String(res.status));
const todos = await res.json();
`,
    'checked after, for the message in the body': `
const res = await fetch('/api/todos');
const body = await res.json();
if (!res.ok) throw new Error(body.message);
`,
    'checked by status in the same breath': `
const res = await fetch(url);
return { status: res.status, body: await res.json() };
`,
    'another client, which throws': `
const res = await client.get(url);
const todos = await res.json();
`,
    'a body that is not read': `
const res = await fetch(url);
return res;
`,
  },
  messages: [
    'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
    'SyntaxError: Unexpected token < in JSON at position 0',
  ],
};
