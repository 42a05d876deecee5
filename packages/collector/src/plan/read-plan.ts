import { patternName, type Problem } from '@feedback/schema';
import { parseMarkdown, type MarkdownNode } from './parse-markdown.ts';
import { patternInItem } from './pattern-in-item.ts';

/** The heading that is looked for unless another is given. */
export const DEFAULT_SECTION = 'Patterns to Apply';

export interface ReadPlanOptions {
  /** Compared without case, `#`, surrounding space and a colon at the end. */
  readonly sectionHeading?: string;
}

export interface PlanReading {
  /** The names in the order of the plan, each once. */
  readonly patterns: readonly string[];
  /** `SECTION_NOT_FOUND`, `NO_PATTERNS`, `INVALID_PATTERN_NAME`, `MALFORMED_MARKDOWN`. */
  readonly problems: readonly Problem[];
}

const normalised = (heading: string): string =>
  heading
    .trim()
    .replace(/^#+\s*/, '')
    .replace(/[\s:]+$/, '')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();

const textOf = (node: MarkdownNode): string => node.value ?? node.children?.map(textOf).join('') ?? '';

/** What stands under the first heading of that name, up to the next heading of its level or above. */
const sectionOf = (root: MarkdownNode, name: string): readonly MarkdownNode[] | undefined => {
  const nodes = root.children ?? [];
  const wanted = normalised(name);
  const isWanted = (node: MarkdownNode): boolean =>
    node.type === 'heading' && normalised(textOf(node)) === wanted;
  const start = nodes.findIndex(isWanted);
  if (start === -1) return undefined;
  const depth = nodes[start]?.depth ?? 1;
  const rest = nodes.slice(start + 1);
  const end = rest.findIndex(
    (node) => node.type === 'heading' && (node.depth ?? 1) <= depth && !isWanted(node),
  );
  return end === -1 ? rest : rest.slice(0, end);
};

const itemsOf = (nodes: readonly MarkdownNode[]): readonly MarkdownNode[] =>
  nodes.flatMap((node) => {
    if (node.type === 'list') return itemsOf(node.children ?? []);
    return node.type === 'listItem' ? [node].concat(itemsOf(node.children ?? [])) : [];
  });

const problem = (code: string, message: string, line?: number): Problem => ({
  severity: 'warning',
  code,
  message,
  ...(line === undefined ? {} : { line }),
});

const nothing = (code: string, message: string): PlanReading => ({
  patterns: [],
  problems: [problem(code, message)],
});

const invalidName = (pattern: string, item: MarkdownNode): Problem =>
  problem(
    'INVALID_PATTERN_NAME',
    `${JSON.stringify(pattern.slice(0, 80))} is no name of a pattern and was left out; use letters, digits and "_".`,
    item.position?.start.line,
  );

const readSection = (section: readonly MarkdownNode[], name: string): PlanReading => {
  const patterns = new Map<string, string>();
  const problems: Problem[] = [];
  for (const item of itemsOf(section)) {
    const [first] = item.children ?? [];
    if (typeof item.checked !== 'boolean' || first?.type !== 'paragraph') continue;
    const { name: pattern, valid } = patternInItem(first);
    const key = patternName(pattern);
    if (pattern === '' || (valid && patterns.has(key))) continue;
    if (valid && key !== '') patterns.set(key, pattern);
    else problems.push(invalidName(pattern, item));
  }
  if (patterns.size === 0 && problems.length === 0)
    return nothing('NO_PATTERNS', `The section "${name}" lists no pattern; add items like "- [ ] name".`);
  return { patterns: [...patterns.values()], problems };
};

/**
 * Reads the patterns that a Markdown plan lists as a checklist (GitHub Flavored Markdown task items with any bullet) under a
 * heading of any level. Code, comments and struck-out names are not read. What is wrong is in `problems`.
 */
export const readPlan = async (text: string, options: ReadPlanOptions = {}): Promise<PlanReading> => {
  const name = options.sectionHeading ?? DEFAULT_SECTION;
  try {
    const section = sectionOf(await parseMarkdown(text), name);
    if (section !== undefined) return readSection(section, name);
    const message = `The plan has no heading "${name}"; add one with a checklist of patterns under it.`;
    return nothing('SECTION_NOT_FOUND', message);
  } catch (error) {
    // The parser recurses where markup is nested.
    if (!(error instanceof RangeError)) throw error;
    return nothing(
      'MALFORMED_MARKDOWN',
      'The plan is nested too deeply to be read; write it as a plain list.',
    );
  }
};
