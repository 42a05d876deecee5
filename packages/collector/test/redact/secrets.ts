/** Puts a secret together only when it runs: scanners of repositories must not take these for real ones. */
const joined = (...parts: readonly string[]): string => parts.join('');

const of = (kind: string, secret: string, frame = (text: string): string => text) => ({
  kind,
  secret,
  text: frame(secret),
});

const HEX = '0123456789abcdef';
const BASE62 = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8';

/** One secret of each kind in the words it is found in; all are made up. */
export const SECRETS = [
  of('aws_access_key', joined('AK', 'IA', 'Q3EGRJ7DV5KXM2NP')),
  of(
    'aws_secret_access_key',
    joined('wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYzzzzzzzKEY'),
    (key) => `aws_secret_access_key = ${key}`,
  ),
  of('github_token', joined('gh', 'p_', BASE62)),
  of('gitlab_token', joined('gl', 'pat-', 'abcdefghij1234567890')),
  of('slack_token', joined('xo', 'xb-123456789012-1234567890123-', 'AbCdEfGhIjKlMnOpQrStUvWx')),
  of(
    'incoming_webhook',
    joined('T0000', 'AAAA/B0000BBBB/', 'abcdefABCDEF1234'),
    (path) => `https://hooks.slack.com/services/${path}`,
  ),
  of('stripe_key', joined('sk_', 'test_', '4eC39HqLyjWDarjtT1zdp7dc')),
  of('google_key', joined('AI', 'za', BASE62.slice(0, 35))),
  of('jwt', joined('eyJ', 'hbGciOiJIUzI1NiJ9.', 'eyJzdWIiOiIxMjM0In0.', 'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P')),
  of('private_key', 'MIIEowIBAAKCAQEA7bq+/x', (body) =>
    joined('-----BEGIN RSA PRI', 'VATE KEY-----\n', body, '\n-----END RSA PRI', 'VATE KEY-----'),
  ),
  of(
    'url_password',
    joined('bob:', 's3cr/et'.replace('/', '')),
    (login) => `redis+tls://${login}@cache.internal:6379/0`,
  ),
  of('authorization', 'dXNlcjpwYXNz', (value) => `> Authorization: Basic ${value}`),
  of('bearer_token', `${HEX}.${HEX}`, (token) => `curl -H "X: Bearer ${token}"`),
  of('cookie', 'sid=s3cr3t-session', (cookie) => `Set-Cookie: ${cookie}; HttpOnly`),
  of('password', 'hunter2', (value) => `connect failed: password=${value} host=db`),
  of('password', 'correct horse', (value) => `{"api_key":"${value}"}`),
  of('token', 'a1b2c3d4e5', (value) => `GET /hook?token=${value}&x=1`),
  of('package_token', joined('np', 'm_', BASE62)),
  of('cloud_token', joined('S', 'K', HEX, HEX)),
  of('email', 'bob.smith@example.com', (address) => `user ${address} was not found`),
] as const;
