/** Leaves out `<!-- … -->`, which readers of a comment don't see and tools keep their notes in. */
export const withoutMarkupComments = (text: string): string => {
  const seen: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    if (start === -1) break;
    seen.push(text.slice(at, start));
    const end = text.indexOf('-->', start + 4);
    if (end === -1) return seen.join('');
    at = end + 3;
  }
  seen.push(text.slice(at));
  return seen.join('');
};

const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)/;

/** GitHub writes `suggestion`, GitLab `suggestion:-0+2` with how many lines around it replaces. */
const SUGGESTION = /^suggestion(?::-\d+\+\d+)?$/;

const closes = (line: string, fence: string): boolean => {
  const text = line.trim();
  return text.length >= fence.length && text === fence.charAt(0).repeat(text.length);
};

export interface SplitComment {
  /** The text without the suggestion blocks. */
  readonly prose: string;
  /** What the blocks put in place, one after the other; an empty text where they take lines away. */
  readonly suggestion: string | undefined;
}

/** Takes the suggestion blocks out of a comment; other blocks of code stay in its text. */
export const splitSuggestions = (text: string): SplitComment => {
  const prose: string[] = [];
  const suggested: string[] = [];
  let fence: string | undefined;
  let inside = false;
  let found = false;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const [, mark, info = ''] = FENCE.exec(line) ?? [];
    const opens = fence === undefined && mark !== undefined;
    const ends = fence !== undefined && closes(line, fence);
    if (opens) inside = SUGGESTION.test(info);
    if (inside) found = true;
    if (!inside) prose.push(line);
    else if (!opens && !ends) suggested.push(line);
    if (opens) fence = mark;
    else if (ends) {
      fence = undefined;
      inside = false;
    }
  }
  return { prose: prose.join('\n').trim(), suggestion: found ? suggested.join('\n') : undefined };
};
