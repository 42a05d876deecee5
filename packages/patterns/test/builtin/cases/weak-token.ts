import type { Cases } from './cases.ts';

export const weakToken: Cases = {
  found: {
    'a field': `
const user = { name, apiKey: Math.random().toString(36).slice(2) };
`,
    'a function by its name': `
export const generatePassword = (length: number): string => {
  let text = '';
  for (let i = 0; i < length; i += 1) text += LETTERS[Math.floor(Math.random() * LETTERS.length)];
  return text;
};
`,
    'assigned, over two lines': `
req.session.csrfToken =
  'x' + Math.random() * 1e18;
`,
    'a code for one use': `
class Codes {
  createOtp(): string {
    return String(Math.floor(100000 + Math.random() * 900000));
  }
}
`,
  },
  silent: {
    'from the right source': `
const token = crypto.randomUUID();
const secret = randomBytes(24).toString('hex');
`,
    'a colour, a pause, a key of a list': `
const color = COLORS[Math.floor(Math.random() * COLORS.length)];
await sleep(Math.random() * 1000);
const id = Math.random().toString(36);
`,
    'a function about something else': `
function createParticles(count: number) {
  return Array.from({ length: count }, () => Math.random());
}
`,
    'a token beside it': `
const tokens = shuffle(words, () => Math.random());
`,
  },
  messages: ['Make sure that using this pseudorandom number generator is safe here.'],
};
