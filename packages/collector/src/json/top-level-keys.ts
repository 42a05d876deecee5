const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s"[\]{}:,]+/gs;

const DEPTH: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** Every format that is told by its keys asks about the same head. */
let latest: { readonly head: string; readonly keys: ReadonlyMap<string, string> } | undefined;

/**
 * The keys of a JSON object's first level with how each value begins (`[`, `{`, a whole string with its quotes, or a
 * scalar), as far as the head of a file shows them. Empty for what does not begin as an object. For telling formats apart.
 */
export const topLevelKeys = (head: string): ReadonlyMap<string, string> => {
  if (latest?.head !== head) latest = { head, keys: keysOf(head) };
  return latest.keys;
};

const keysOf = (head: string): ReadonlyMap<string, string> => {
  const keys = new Map<string, string>();
  if (!/^\s*\{/.test(head)) return keys;
  let depth = 0;
  let last = '';
  let key: string | undefined;
  for (const [token] of head.matchAll(TOKEN)) {
    if (depth === 1 && token === ':' && last.startsWith('"')) key = last.slice(1, -1);
    else if (key !== undefined) {
      keys.set(key, token);
      key = undefined;
    }
    depth += DEPTH[token] ?? 0;
    last = token;
  }
  return keys;
};
