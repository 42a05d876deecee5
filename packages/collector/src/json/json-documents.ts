import { parseJson } from './parse-json.ts';

/** Begins a document that follows other output: an object at the beginning of a line. */
const START = /^\{/gm;
const TOKEN = /"(?:[^"\\]+|\\.)*"?|[{}[\]]/gs;

const DEPTH: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** Where the value that begins at `start` ends; `undefined` when it doesn't. */
const endOf = (text: string, start: number): number | undefined => {
  let depth = 0;
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    depth += DEPTH[match[0]] ?? 0;
    if (depth === 0) return TOKEN.lastIndex;
  }
  return undefined;
};

/** So many times the text is looked through at most; noise can have a brace on each of its lines. */
const PASSES = 4;

/** What a text begins with once output that a tool's wrapper printed first is left out: the first object at the beginning of a line. */
export const headOfJson = (head: string): string => {
  if (/^\s*\{/.test(head)) return head;
  const first = head.search(START);
  return first === -1 ? '' : head.slice(first);
};

/**
 * The JSON objects in a text with other output around them: runners print their reports to stdout, where npm and others print
 * too, and people concatenate files. Empty when there is none.
 */
export const jsonDocuments = (text: string): readonly unknown[] => {
  const documents: unknown[] = [];
  let budget = text.length * PASSES;
  START.lastIndex = 0;
  for (let start = START.exec(text); start !== null && budget > 0; start = START.exec(text)) {
    const end = endOf(text, start.index);
    budget -= (end ?? text.length) - start.index;
    const parsed = end === undefined ? undefined : parseJson(text.slice(start.index, end));
    if (parsed?.ok !== true || end === undefined) continue;
    documents.push(parsed.value);
    START.lastIndex = end;
  }
  return documents;
};
