import type { Cases } from './cases.ts';

/** Put together here, so that scanners of secrets don't take these tests for a leak. */
const LIVE_KEY = ['sk', 'live', 'Z7Q2LM9XW4TR8VB1NC5K'].join('_');

export const secretInCode: Cases = {
  found: {
    'a field, in double quotes': `
const client = new Client({ region: "eu", apiKey: "q7Zk2Lm9Xw4Tr8Vb1Nc5" });
`,
    'a setting': `
export const AUTH_TOKEN = '4f9a2c7e1b8d3f6a5c0e';
`,
    'the key of a provider, anywhere': `
const payments = connect('${LIVE_KEY}', region);
`,
    'a field of a class': `
class Config {
  clientSecret = 'v8Rb2Kq7-Tn4Xz9_Lm3Wd6';
}
`,
  },
  silent: {
    'from the environment': `
const apiKey = process.env['API_KEY'] ?? '';
`,
    'a stand-in': `
const password = 'changeme';
const apiKey = 'your-api-key-0000-1111';
`,
    'the name of a setting, a path, a sentence': `
const secret = 'projects/seven/secrets/database';
const password = 'Enter it 2 times, 8 letters or more';
const apiKey = 'x-payment-api-key';
`,
    'another name': `
const commit = '4f9a2c7e1b8d3f6a5c0e';
const labels = { passwordHint: 'a1b2c3d4e5f6a7b8c9d0' };
`,
    'in a file of tests': `
const secret = '4f9a2c7e1b8d3f6a5c0e';
test('it signs', () => sign('a', secret));
`,
  },
  messages: ['Hard-coded credential in the code'],
};
