import { createHash } from 'node:crypto';
import { listFiles, readBlobs, type Repository } from '@feedback/history';
import { createMatcher, type Source } from '@feedback/rules';
import {
  languageOfPath,
  sharesSyntax,
  withStats,
  type Finding,
  type Pattern,
  type Rule,
} from '@feedback/schema';

/** One file of a tree of code. */
export interface TreeFile extends Source {
  readonly path: string;
  readonly lines: number;
}

const GENERATED =
  /(?:^|\/)(?:node_modules|dist|build|vendor|third_party|migrations)\/|\.min\.[cm]?js$|\.d\.ts$/;

const byHash = (path: string): string => createHash('sha1').update(path).digest('hex');

/** Contents by object id: trees of neighbouring commits have most of theirs in common. */
const texts = new Map<string, string | undefined>();

/** The code of a tree, some 50,000 lines at most, drawn by the hash of the path; `first` come in any case. */
export const readTree = async (
  repository: Repository,
  tree: string,
  first: ReadonlySet<string> = new Set(),
  mostLines = 50_000,
): Promise<readonly TreeFile[]> => {
  const blobs = readBlobs(repository);
  const rank = (path: string): string => (first.has(path) ? '' : byHash(path));
  const all = (await listFiles(repository, tree))
    .filter(({ path, size }) => languageOfPath(path) !== undefined && size < 300_000 && !GENERATED.test(path))
    .toSorted((a, b) => (rank(a.path) < rank(b.path) ? -1 : 1));
  const files: TreeFile[] = [];
  let total = 0;
  try {
    for (const { path, blob } of all) {
      if (total >= mostLines) break;
      if (!texts.has(blob)) texts.set(blob, await blobs.text(blob));
      const [code, language] = [texts.get(blob), languageOfPath(path)];
      if (code === undefined || language === undefined) continue;
      const lines = code.split('\n').length;
      total += lines;
      files.push({ path, language, code, lines });
    }
  } finally {
    blobs.close();
  }
  return files;
};

/** A pattern that has nothing but a rule. */
export const patternOf = (rule: Rule): Pattern =>
  withStats({
    pattern_id: '',
    name: 'learned',
    description: '',
    bad_example: '',
    good_example: '',
    test_coverage: '',
    severity: 'medium',
    language: rule.language,
    rule,
    tier: 'proved_check',
    status: 'active',
  });

/** What a rule finds in a tree, and how many lines of its languages were looked at. */
export const lookInTree = (
  rule: Rule,
  tree: readonly TreeFile[],
): { readonly findings: readonly Finding[]; readonly lines: number; readonly files: readonly Source[] } => {
  const matcher = createMatcher([patternOf(rule)]);
  const findings: Finding[] = [];
  const files: Source[] = [];
  let lines = 0;
  for (const file of tree) {
    if (!sharesSyntax(rule.language, file.language)) continue;
    lines += file.lines;
    const found = matcher.check(file).findings;
    findings.push(...found);
    if (found.length > 0 && files.length < 40) files.push(file);
  }
  return { findings, lines, files };
};
