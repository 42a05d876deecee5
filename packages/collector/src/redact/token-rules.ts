import { stretchOf, type Stretch } from './stretch.ts';

interface TokenRule {
  readonly kind: string;
  /** One of these is in every match; looking for them costs a tenth of running the expression. */
  readonly hints: readonly string[];
  /**
   * Each begins at a fixed text or a word's edge and repeats one class of characters, so its time is linear in the text. The
   * group `secret` goes, else the whole match.
   */
  readonly pattern: RegExp;
}

/** Secrets that are told by what stands around them. */
const FRAMED: readonly TokenRule[] = [
  {
    kind: 'private_key',
    hints: ['PRIVATE KEY'],
    // A key that was cut has no end; a message that only names the header has no key behind it.
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?=(?:\s|\\[nr]|["'+]){0,16}(?:[A-Za-z0-9+/]{16}|[A-Z][a-z]{2,16}(?:-[A-Za-z]{2,16})?:))(?:[^-]|-(?!----))*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/dg,
  },
  {
    kind: 'url_password',
    hints: ['://'],
    pattern: /(?<=:\/\/)(?:[^\s:/?#@"'<>]{0,256}:[^\s/"'<>]{1,256}|[^\s:/?#@"'<>]{16,256})(?=@)/dg,
  },
  {
    kind: 'authorization',
    hints: ['uthorization', 'UTHORIZATION'],
    pattern:
      /authorization\\?["']?\s{0,4}(?:=>|[:=])\s{0,4}\\?["']?(?:(?:Bearer|Basic|Token|Digest|ApiKey|Negotiate|AWS4-HMAC-SHA256)\s{1,4}(?<secret>[^\s"'<>\\][^\r\n"'<>\\]{0,4095})|(?<![\w-])[^\s"',;<>]{16,4096})/dgi,
  },
  {
    kind: 'bearer_token',
    hints: ['earer ', 'EARER '],
    pattern: /(?<!\w)bearer\s{1,4}(?<secret>(?=[\w.~+/-]{0,256}\d)[\w.~+/-]{12,4096}={0,2})/dgi,
  },
  {
    kind: 'cookie',
    hints: ['ookie:', 'OOKIE:'],
    pattern: /(?<!\w)cookie:\s{0,4}(?<secret>[^\s=;"'<>]{1,256}=[^\r\n"'<>]{1,4096})/dgi,
  },
];

/** Tokens with a shape of their own that the kept rules do not know, or know only with words around. */
const TOKENS: readonly TokenRule[] = [
  {
    kind: 'aws_access_key',
    hints: ['AKIA', 'ASIA', 'AROA', 'AIDA', 'ABIA', 'ACCA'],
    pattern: /(?<![A-Za-z0-9+/])(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/dg,
  },
  {
    kind: 'jwt',
    hints: ['eyJ'],
    pattern: /(?<![\w-])eyJ[\w-]{4,}\.[\w-]{4,}(?:\.[\w-]*){1,3}/dg,
  },
  {
    kind: 'stripe_key',
    hints: ['k_live_', 'k_test_', 'whsec_'],
    pattern: /(?<![A-Za-z0-9])(?:[rs]k_(?:live|test)|whsec)_[A-Za-z0-9]{10,256}/dg,
  },
  {
    kind: 'google_key',
    hints: ['AIza', 'GOCSPX-', 'ya29.'],
    pattern: /(?<![\w-])(?:AIza[\w-]{35}|GOCSPX-[\w-]{20,64}|ya29\.[\w.-]{20,2048})/dg,
  },
  {
    kind: 'package_token',
    hints: ['pypi-', 'npm_', 'rubygems_'],
    pattern: /(?<![\w-])(?:pypi-[\w-]{32,512}|npm_[A-Za-z0-9]{36}|rubygems_[0-9a-f]{32,64})/dg,
  },
  {
    kind: 'gitlab_token',
    hints: ['gl'],
    pattern: /(?<![\w-])gl(?:pat|ptt|dt|rt|cbt|ft|soat|agent|imt|ffct|oas)-[\w.-]{16,256}/dg,
  },
  {
    kind: 'cloud_token',
    hints: ['do', 'SK', 'dapi', 'xkeysib-', 'key-'],
    pattern:
      /(?<![\w-])(?:do[opr]_v1_[0-9a-f]{64}|SK[0-9a-f]{32}|dapi[0-9a-f]{32}|xkeysib-[0-9a-f]{32,128}(?:-\w{8,32})?|key-[0-9a-f]{32})(?![\w-])/dg,
  },
];

/** Secrets that are told by their own shape; `tokenRun` as `hasTokenRun` has it. */
export const findTokens = (text: string, tokenRun: boolean): readonly Stretch[] => {
  const found: Stretch[] = [];
  for (const { kind, hints, pattern } of tokenRun ? [...FRAMED, ...TOKENS] : FRAMED)
    if (hints.some((hint) => text.includes(hint)))
      for (const match of text.matchAll(pattern)) found.push(stretchOf(match, kind));
  return found;
};
