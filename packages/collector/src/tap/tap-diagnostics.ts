/** The diagnostics of a test point, as far as they are told apart. */
export interface TapDiagnostics {
  readonly values: ReadonlyMap<string, string>;
  /** All lines. */
  readonly text: string;
}

const ENTRY = /^(\s*)['"]?([\w$-]+)['"]?:(?:\s+(.*))?$/;
const BLOCK = /^[|>][+-]?\d?$/;

const indentOf = (line: string): number => line.length - line.trimStart().length;

const scalarOf = (text: string): string => {
  if (text.startsWith("'") && text.endsWith("'") && text.length > 1)
    return text.slice(1, -1).replaceAll("''", "'");
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
};

/** The lines after `start` that are deeper than `indent`, without the indentation they share. */
const blockAfter = (lines: readonly string[], start: number, indent: number): readonly string[] => {
  const rest = lines.slice(start + 1);
  const length = rest.findIndex((line) => line.trim() !== '' && indentOf(line) <= indent);
  const block = length === -1 ? rest : rest.slice(0, length);
  const shared = Math.min(...block.filter((line) => line.trim() !== '').map(indentOf));
  return block.map((line) => line.slice(shared));
};

/**
 * The texts in a YAML block: `message`, `stack`, `at.file`. Runners write plain, quoted and block scalars and maps in maps; the rest
 * of YAML (anchors, tags, flow) is left as text, so that no document can unfold.
 */
export const tapDiagnostics = (lines: readonly string[]): TapDiagnostics => {
  const values = new Map<string, string>();
  const top = Math.min(...lines.filter((line) => line.trim() !== '').map(indentOf));
  let parent: string | undefined;
  for (const [index, line] of lines.entries()) {
    const [, blank = '', key, value = ''] = ENTRY.exec(line) ?? [];
    if (key === undefined) continue;
    const nested = blank.length > top;
    if (!nested) parent = value === '' ? key : undefined;
    else if (parent === undefined) continue;
    const name = nested ? `${parent}.${key}` : key;
    const text = BLOCK.test(value)
      ? blockAfter(lines, index, blank.length).join('\n')
      : scalarOf(value.trim());
    if (text !== '' && !values.has(name)) values.set(name, text);
  }
  return { values, text: lines.map((line) => line.slice(Math.min(top, indentOf(line)))).join('\n') };
};
