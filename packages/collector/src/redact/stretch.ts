/** A stretch of a text that must not be stored: UTF-16 units from `start` to before `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** What was there, e.g. `github_token`; in what is stored it stands for it. */
  readonly kind: string;
  /** What stands for it; `<redacted:KIND>` unless given. */
  readonly mark?: string;
}

/** What a rule's expression found: its group `secret`, or all of it where it has no such group. */
export const stretchOf = (match: RegExpExecArray, kind: string): Stretch => {
  const [start, end] = match.indices?.groups?.['secret'] ?? [match.index, match.index + match[0].length];
  return { start, end, kind };
};

/** The stretches in their order, those that overlap as one: what any rule found goes. */
export const mergeStretches = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const merged: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || next.start >= last.end) merged.push(next);
    else if (next.end > last.end) merged[merged.length - 1] = { ...last, end: next.end };
  }
  return merged;
};
