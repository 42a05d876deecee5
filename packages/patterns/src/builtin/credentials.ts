import type { RuleObject } from '@feedback/schema';

/** The shapes that well-known providers give their keys, and private keys. Each has a word of its own, so that files without it cost nothing. */
export const providerKeys: readonly RuleObject[] = [
  'AKIA[0-9A-Z]{16}',
  '(ghp_|gho_|ghu_|ghs_|ghr_)[A-Za-z0-9]{36,}',
  'github_pat_[A-Za-z0-9_]{60,}',
  'glpat-[A-Za-z0-9_-]{20,}',
  '(sk_live_|rk_live_)[0-9A-Za-z]{16,}',
  '(sk-proj-|sk-ant-)[A-Za-z0-9_-]{20,}',
  '(xoxa-|xoxb-|xoxp-|xoxr-|xoxs-)[0-9A-Za-z-]{20,}',
  'AIza[0-9A-Za-z_-]{35}',
  'npm_[A-Za-z0-9]{36}',
  '-----BEGIN ((RSA|EC|DSA|OPENSSH) )?PRIVATE KEY-----',
].map((shape) => ({ regex: `^[rbu]?("""|'''|["'\`])${shape}` }));

/** Names that say what the value is, in the spellings of both languages. */
export const CREDENTIAL_NAME =
  '(password|Password|PASSWORD|passwd|PASSWD|secret|Secret|SECRET|secretKey|SecretKey|secret_key|SECRET_KEY|apiKey|ApiKey|apikey|api_key|API_KEY|APIKEY|accessKey|AccessKey|access_key|ACCESS_KEY|privateKey|PrivateKey|private_key|PRIVATE_KEY|authToken|AuthToken|auth_token|AUTH_TOKEN|accessToken|AccessToken|access_token|ACCESS_TOKEN)["\']?$';

/** Letters and digits without a space, as long as a key and as mixed: no word, address, path or name of a setting. */
const RANDOM: readonly RuleObject[] = [
  { regex: '^[bru]?["\'][A-Za-z0-9+/=_-]{18,}["\']$' },
  { regex: '([a-zA-Z][0-9]+[A-Za-z+/=_-]*){3}' },
];

/** What stands for a secret in examples. */
const STAND_IN =
  '(?i)test|example|sample|dummy|fake|mock|change|your|xxx|placeholder|secret|passw|abc|123|foo|bar|demo|invalid';

/** A literal that looks like a secret somebody made by chance. */
export const looksRandom: RuleObject = { all: [...RANDOM, { not: { regex: STAND_IN } }] };
