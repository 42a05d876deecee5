/** A piece of a rewrite: text as it stands, or the place of a capture (`$A` is one node, `$$$A` any number). */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string; readonly start: number }
  | { readonly kind: 'one' | 'many'; readonly name: string; readonly start: number };

const VARIABLE = /\$(\$\$)?([A-Z_][A-Z0-9_]*)/g;

/** Splits a rewrite at its metavariables. Anything else with a `$` (`${x}`, `$1`, `$el`) is text. */
export const parseTemplate = (fix: string): TemplatePart[] => {
  const parts: TemplatePart[] = [];
  let done = 0;
  for (const match of fix.matchAll(VARIABLE)) {
    const [whole, many, name = ''] = match;
    if (match.index > done) parts.push({ kind: 'text', text: fix.slice(done, match.index), start: done });
    parts.push({ kind: many === undefined ? 'one' : 'many', name, start: match.index });
    done = match.index + whole.length;
  }
  if (done < fix.length) parts.push({ kind: 'text', text: fix.slice(done), start: done });
  return parts;
};

/** The metavariables that a rewrite names, as written. */
export const templateVariables = (fix: string): string[] => [
  ...new Set([...fix.matchAll(VARIABLE)].map(([whole]) => whole)),
];
