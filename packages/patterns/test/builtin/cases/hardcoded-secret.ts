import type { Cases } from './cases.ts';

/** Put together here, so that scanners of secrets don't take these tests for a leak. */
const KEY_ID = ['AK', 'IA', 'Z7Q2LM9XW4TR8VB1'].join('');
const HEADER = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');

export const hardcodedSecret: Cases = {
  found: {
    'a keyword argument': `
client = Client(region="eu", api_key="q7Zk2Lm9Xw4Tr8Vb1Nc5")
`,
    'a setting': `
AUTH_TOKEN = "4f9a2c7e1b8d3f6a5c0e"
`,
    'the key of a provider, anywhere': `
session = connect("${KEY_ID}", region)
`,
    'a private key': `
KEY = """${HEADER}
MIIB
"""
`,
    'in a dict, in single quotes': `
settings = {'client_secret': 'v8Rb2Kq7-Tn4Xz9_Lm3Wd6'}
`,
  },
  silent: {
    'from the environment': `
api_key = os.environ["API_KEY"]
`,
    'a stand-in': `
password = "changeme"
api_key = "your-api-key-0000-1111"
SECRET = "test-4f9a2c7e1b8d3f6a5c0e"
`,
    'the name of a setting, a path, a sentence': `
secret = "projects/7/secrets/database"
password = "Enter your password 2 times, 8 letters or more"
api_key = "PAYMENT_API_KEY"
`,
    'another name': `
commit = "4f9a2c7e1b8d3f6a5c0e"
color_token = {"blue": "4f9a2c"}
`,
    'in a file of tests': `
TOKEN_SECRET = "4f9a2c7e1b8d3f6a5c0e"

def test_it_signs():
    assert sign("a", TOKEN_SECRET)
`,
  },
  messages: ['S105 Possible hardcoded password assigned to: "api_key"'],
};
