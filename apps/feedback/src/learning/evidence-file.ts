import { join } from 'node:path';
import {
  EvidenceFile,
  patternName,
  type FileSystem,
  type Problem,
  type RuleEvidence,
} from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';

/** Where the evidence for the rules of a project is kept. */
export const evidencePath = (root: string): string => join(root, '.feedback', 'evidence.json');

/** What the file holds, or why it cannot be read. */
export type EvidenceReading =
  | { readonly kind: 'read'; readonly rules: readonly RuleEvidence[] }
  | { readonly kind: 'damaged'; readonly problem: Problem };

const damaged = (path: string, reason: string): EvidenceReading => ({
  kind: 'damaged',
  problem: {
    severity: 'warning',
    code: 'DAMAGED_EVIDENCE',
    message: `The evidence for rules ${reason}, so there is none. The file was left alone: delete it, and "feedback patterns backtest" measures anew.`,
    path,
  },
});

const parse = (text: string, path: string): EvidenceReading => {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return damaged(path, `is no JSON (${(error as Error).message})`);
  }
  const parsed = EvidenceFile.safeParse(value);
  if (parsed.success) return { kind: 'read', rules: parsed.data.rules };
  const [issue] = parsed.error.issues;
  return damaged(path, `does not fit: "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'invalid'}`);
};

/** Reads the evidence of a project; there is none where there is no file. */
export const readEvidenceFile = async (
  root: string,
  files: FileSystem = nodeFileSystem,
): Promise<EvidenceReading> => {
  const path = evidencePath(root);
  const text = await files.readText(path);
  return text === undefined ? { kind: 'read', rules: [] } : parse(text, path);
};

const sortKey = ({ pattern, rule }: RuleEvidence): string => `${patternName(pattern)} ${rule}`;

/** A line for each rule, in an order that is the same for everybody: two branches seldom change the same lines. */
const print = (rules: readonly RuleEvidence[]): string => {
  const lines = rules
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    .map((evidence) => JSON.stringify(evidence));
  return `{"schema_version":1,"rules":[${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]}\n`;
};

/** What belongs together: measured now, all of it replaces what was measured before. */
const presentOf = ({ here, gate }: RuleEvidence): Partial<RuleEvidence> =>
  here === undefined ? {} : { here, ...(gate === undefined ? {} : { gate }) };

const pastOf = ({ history, no_history: reason }: RuleEvidence): Partial<RuleEvidence> => {
  if (history !== undefined) return { history };
  return reason === undefined ? {} : { no_history: reason };
};

const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;

/** What was measured now, and what was not, as it was measured before. A replay that failed takes none away. */
const laidOver = (old: RuleEvidence | undefined, now: RuleEvidence): RuleEvidence => {
  if (old === undefined) return now;
  const { rule, pattern, measured_at } = now;
  const present = presentOf(now);
  const past = now.history === undefined && old.history !== undefined ? pastOf(old) : pastOf(now);
  return {
    rule,
    pattern,
    measured_at,
    ...(isEmpty(present) ? presentOf(old) : present),
    ...(isEmpty(past) ? pastOf(old) : past),
  };
};

/** Of each pattern so many rules are remembered: the one it has, and what tells that it had others. */
const MOST_RULES = 3;

const pruned = (
  rules: readonly RuleEvidence[],
  { rules: alive, patterns }: KnownRules,
): readonly RuleEvidence[] => {
  const newest = rules.toSorted((a, b) => (a.measured_at > b.measured_at ? -1 : 1));
  const kept = new Map<string, number>();
  return newest.filter(({ rule, pattern }) => {
    if (alive.has(rule)) return true;
    const name = patternName(pattern);
    const count = (kept.get(name) ?? 0) + 1;
    kept.set(name, count);
    return patterns.has(name) && count < MOST_RULES;
  });
};

/** The rules that a library has by now, and the names of its patterns: other evidence is forgotten. */
export interface KnownRules {
  readonly rules: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
}

/** Lays new evidence over what the file holds while nobody else writes it. A damaged file stays as it is; the problem is returned. */
export const keepEvidence = async (
  root: string,
  measured: readonly RuleEvidence[],
  known: KnownRules,
  files: FileSystem = nodeFileSystem,
): Promise<Problem | undefined> => {
  const path = evidencePath(root);
  return files.withLock(path, async () => {
    const reading = await readEvidenceFile(root, files);
    if (reading.kind === 'damaged') return reading.problem;
    const byRule = new Map(reading.rules.map((evidence) => [evidence.rule, evidence]));
    for (const evidence of measured) byRule.set(evidence.rule, laidOver(byRule.get(evidence.rule), evidence));
    await files.writeText(path, print(pruned([...byRule.values()], known)));
    return undefined;
  });
};
