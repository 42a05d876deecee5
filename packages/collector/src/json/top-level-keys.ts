// The closing quote may be missing: if every quote looked in vain for its end, a hostile head would take seconds.
const TOKEN = /"(?:[^"\\]+|\\.)*"?|[[\]{}:,]|[^\s"[\]{}:,]+/gs;

const DEPTH: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

const keysOf = (head: string): ReadonlyMap<string, string> => {
  const keys = new Map<string, string>();
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

const NONE: ReadonlyMap<string, string> = new Map();

/** Every reader asks about the same head, so the last answer is kept. */
let asked = '';
let answer = NONE;

/**
 * The keys of a JSON object's first level with how each value begins (`[`, `{`, a whole string with its quotes, or a
 * scalar), as far as the head of a file shows them. Empty for what does not begin as an object. For telling formats apart.
 */
export const topLevelKeys = (head: string): ReadonlyMap<string, string> => {
  if (!/^\s*\{/.test(head)) return NONE;
  if (head !== asked) {
    answer = keysOf(head);
    asked = head;
  }
  return answer;
};
