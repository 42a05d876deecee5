/** What a failure says first: the kind of error, and its message. */
export interface Headline {
  /** `ReferenceError`, `java.lang.NullPointerException`, `panic`; `undefined` where the text names none. */
  readonly type: string | undefined;
  /** What follows the type, up to the next stack; of a text without a type, its first lines. */
  readonly message: string;
}

const TYPED =
  /^\s*(?:\[?(?:Uncaught|Unhandled rejection|E|Caused by:|Exception in thread "[^"]{0,100}"|Unhandled exception[.:]|PHP Fatal error: {1,2}Uncaught)\s{1,4})?((?:[\w$-]{1,100}(?:\.|\\|::)){0,20}(?:[A-Za-z_$][\w$]{0,100}?)?(?:Error|Exception|Failure|Failed|Fault|Violation|Interrupt|Exit|Throwable))(?: \[\w{1,100}\])?(?::\s?(.*)|\s*\]?\s*\{?)$/;
const NAMED =
  /^\s*(panic|fatal error|FATAL ERROR|Fatal error|segmentation fault|Assertion failed|AssertionFailed)\s*:\s?(.*)$/i;

const MAX_MESSAGE_LINES = 40;

const matchLine = (line: string): { type: string; rest: string } | undefined => {
  const found = TYPED.exec(line.slice(0, 1_000)) ?? NAMED.exec(line.slice(0, 1_000));
  return found === null ? undefined : { type: found[1] ?? '', rest: found[2] ?? '' };
};

/** The error that the lines before a stack announce: the last one that names its type. */
export const headlineOf = (lines: readonly string[]): Headline | undefined => {
  for (let index = 0; index < lines.length; index++) {
    const found = matchLine(lines[index] ?? '');
    if (found === undefined) continue;
    const message = [found.rest, ...lines.slice(index + 1, index + MAX_MESSAGE_LINES)].join('\n').trim();
    return { type: found.type, message };
  }
  return undefined;
};
