/** An import of names from a module, taken apart. */
interface NamedImport {
  /** All before the names, and all after them: the same for imports that can be one. */
  readonly head: string;
  readonly tail: string;
  readonly names: readonly string[];
}

const PYTHON = /^(from\s+\S+\s+import\s+)\(?([^()*]+?),?\s*\)?$/;
const ECMASCRIPT = /^(import\s+(?:type\s+)?)\{([^}]*)\}(\s*from\s*['"][^'"]+['"];?)$/;

const partsOf = (text: string): NamedImport | undefined => {
  const plain = text.replaceAll(/#.*$/gm, '').replaceAll(/\s+/g, ' ').trim();
  const [, head = '', list, tail = ''] = ECMASCRIPT.exec(plain) ?? PYTHON.exec(plain) ?? [];
  if (list === undefined) return undefined;
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return { head, tail, names };
};

const written = ({ head, tail, names }: NamedImport): string => {
  const list = names.join(', ');
  return head.startsWith('import') ? `${head}{ ${list} }${tail}` : `${head}${list}`;
};

/** The name under which code knows what is imported: after `as`, without `type`. */
const localName = (name: string): string => /(\S+)$/.exec(name)?.[1] ?? name;

/**
 * Cuts imports down to the names that are used, and makes one of those from the same module. What is no plain list of names stays as it
 * is, unless it is longer than `limit` characters.
 */
export const usedImports = (
  imports: readonly string[],
  used: ReadonlySet<string>,
  limit: number,
): readonly string[] => {
  const merged = new Map<string, NamedImport | string>();
  for (const text of imports) {
    const parts = partsOf(text);
    if (parts === undefined) {
      if (text.length <= limit) merged.set(text, text);
      continue;
    }
    const key = `${parts.head}${parts.tail}`;
    const known = merged.get(key);
    const before = typeof known === 'object' ? known.names : [];
    const names = [...before, ...parts.names.filter((name) => used.has(localName(name)))];
    if (names.length > 0) merged.set(key, { ...parts, names: [...new Set(names)] });
  }
  return [...merged.values()].map((each) => (typeof each === 'string' ? each : written(each)));
};
