import type { Cases } from './cases.ts';

export const unguardedJsonParse: Cases = {
  found: {
    'from the storage of the browser': `
const cart = JSON.parse(localStorage.getItem('cart') || '[]');
`,
    'a message': `
socket.onmessage = (event) => {
  const { kind, payload } = JSON.parse(event.data);
  handle(kind, payload);
};
`,
    'the body of a request': `
export const handler = async (event: Event) => {
  const order = JSON.parse(
    event.body,
  );
  return place(order);
};
`,
    'the text of a response': `
async function load(url) {
  const response = await fetch(url);
  return JSON.parse(await response.text());
}
`,
    'guarded in another function': `
try {
  on('message', (msg) => { state = JSON.parse(msg.data); });
} catch (error) {
  report(error);
}
`,
    'a parameter of the address': `
const filter = JSON.parse(req.query.filter);
`,
  },
  silent: {
    'inside try': `
function read() {
  try {
    return JSON.parse(localStorage.getItem('cart') ?? '[]');
  } catch {
    return [];
  }
}
`,
    'checked by a schema': `
const order = Order.parse(JSON.parse(event.body));
`,
    'text of its own making': `
const copy = JSON.parse(JSON.stringify(original));
`,
    'a file of the program': `
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
`,
    'a text that is checked before': `
const value = JSON.parse(text);
`,
  },
  messages: [
    'SyntaxError: Unexpected end of JSON input',
    'SyntaxError: Unexpected token \'h\', "hello" is not valid JSON',
    "SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
  ],
};
