import type { CodeNode } from './code-tree.ts';

/** A property of how a literal is written that can be the point of a mistake. */
export interface LiteralTrait {
  /** Matches the source of the literal; valid in JavaScript and in Rust's `regex`. */
  readonly regex: string;
  /** The share of such literals in ordinary code that have it. */
  readonly share: number;
}

const STRINGS: readonly LiteralTrait[] = [
  { regex: '^[rRbBuU]*[fF][rR]?[\'"]', share: 0.35 },
  { regex: '^[uU][\'"]', share: 0.001 },
  { regex: '^[rR]?[bB][rR]?[\'"]', share: 0.03 },
  { regex: '^[\'"].*\\{\\w+\\}', share: 0.02 },
  { regex: '^[\'"].*\\$\\{', share: 0.001 },
  { regex: '%[-+ #0]*\\d*[sdrifx]', share: 0.06 },
  { regex: '%\\(\\w+\\)', share: 0.005 },
  { regex: '\\{\\d\\}', share: 0.002 },
  { regex: '^[\'"`]+(?:http|ftp)://', share: 0.008 },
  { regex: '^[\'"`]+javascript:', share: 0.0005 },
  { regex: '^[\'"`]+/(?:tmp|var/tmp|dev/shm)\\b', share: 0.001 },
  { regex: '^[\'"`]+0\\.0\\.0\\.0[\'"`]+$', share: 0.0005 },
  {
    regex: '(?i)^[a-z]*[\'"`]+\\s*(?:select\\b.*\\bfrom|insert\\s+into|update\\b.*\\bset|delete\\s+from)\\b',
    share: 0.002,
  },
  { regex: '^[\'"`]+\\.[\'"`]+$', share: 0.004 },
  { regex: '\\\\[^nrtbfvuxN0-9\'"`\\\\\\n]', share: 0.01 },
  { regex: '\\\\[0-7]', share: 0.002 },
  { regex: '^[\'"`](?:\\S+\\s*=\\s*|\\S+\\()', share: 0.01 },
  { regex: '^[\'"`]+\\s|\\s[\'"`]+$', share: 0.05 },
];

const NUMBERS: readonly LiteralTrait[] = [
  { regex: '^0[0-9]+$', share: 0.0005 },
  { regex: '^0[oO]', share: 0.003 },
  { regex: '^\\d{3}$', share: 0.3 },
  { regex: '^0[xX]', share: 0.02 },
  { regex: '^0[XBO]|^[\\d.]+[EJ]|[lL]$', share: 0.001 },
  { regex: '\\.$', share: 0.003 },
  { regex: '^\\.', share: 0.003 },
  { regex: '^\\d{17,}', share: 0.0005 },
];

const PATTERNS: readonly LiteralTrait[] = [
  // An empty class, and no bracket that is escaped.
  { regex: '^/(?:[^\\\\]|\\\\.)*?\\[\\]', share: 0.001 },
  // Several spaces in a row of which none is repeated or in a class.
  { regex: '^/(?:[^\\\\\\[]|\\\\.|\\[(?:[^\\]\\\\]|\\\\.)+\\])*? {2,}[^ +*?{]', share: 0.002 },
  { regex: '\\\\x[01]|\\\\u00[01]', share: 0.003 },
  { regex: '\\((?:[^?*]|\\\\)', share: 0.4 },
  { regex: '^/=', share: 0.001 },
  { regex: '/[a-z]*u[a-z]*$', share: 0.05 },
  { regex: '\\[[^\\]]*\\\\[^\\]dwsbDWSBnrtfvxu0-9^\\\\-]', share: 0.02 },
];

const NONE: readonly LiteralTrait[] = [];

const BY_KIND: Readonly<Record<string, readonly LiteralTrait[]>> = {
  string: STRINGS,
  template_string: STRINGS,
  integer: NUMBERS,
  float: NUMBERS,
  number: NUMBERS,
  regex: PATTERNS,
};

const compiled = new Map<string, RegExp>();

/** Whether a literal has a trait. */
export const hasTrait = (node: CodeNode, { regex }: LiteralTrait): boolean => {
  const insensitive = regex.startsWith('(?i)');
  let expression = compiled.get(regex);
  if (!expression) {
    expression = new RegExp(insensitive ? regex.slice(4) : regex, insensitive ? 'i' : '');
    compiled.set(regex, expression);
  }
  return expression.test(node.text);
};

/** The traits of a bad literal; those that the good literals share say nothing. */
export const tellingTraits = (node: CodeNode, good: readonly CodeNode[]): readonly LiteralTrait[] => {
  const traits = BY_KIND[node.kind] ?? NONE;
  return traits.filter((trait) => hasTrait(node, trait) && !good.some((other) => hasTrait(other, trait)));
};
