/** What a failure says first: the kind of error, and its message. */
export interface Headline {
  /** `ReferenceError`, `java.lang.NullPointerException`, `panic`; `undefined` where the text names none. */
  readonly type: string | undefined;
  /** What follows the type, up to the next stack; of a text without a type, its first lines. */
  readonly message: string;
}

const TYPED =
  /^\s*(?:\[?(?:Uncaught|Unhandled rejection|E|Caused by:|Exception in thread "[^"]{0,100}"|Unhandled exception[.:]|PHP Fatal error: {1,2}Uncaught)\s{1,16})?((?:[\w$-]{1,100}(?:\.|\\|::)){0,20}(?:[A-Za-z_$][\w$]{0,100}?)?(?:Error|Exception|Failure|Failed|Fault|Violation|Interrupt|Exit|Throwable))(?: \[\w{1,100}\])?(?::\s?(.*)|\s*\]?\s*\{?)$/;
const NAMED =
  /^\s*(panic|fatal error|FATAL ERROR|Fatal error|segmentation fault|Assertion failed|AssertionFailed)\s*:\s?(.*)$/i;

/** Ruby says the type last: `basket.rb:15:in 'first': undefined method (NoMethodError)`. */
const RUBY = /^\S.{0,400}:\d{1,7}:in [`'].{1,300}': (.{0,500}) \((\w{1,100}(?:::\w{1,100}){0,9})\)$/;

const MAX_MESSAGE_LINES = 40;

const matchLine = (text: string): { type: string; rest: string } | undefined => {
  const line = text.slice(0, 1_000);
  const found = TYPED.exec(line) ?? NAMED.exec(line);
  if (found !== null) return { type: found[1] ?? '', rest: found[2] ?? '' };
  const ruby = RUBY.exec(line);
  return ruby === null ? undefined : { type: ruby[2] ?? '', rest: ruby[1] ?? '' };
};

/** The error that the lines next to a stack announce: the first that names its type. */
export const headlineOf = (lines: readonly string[]): Headline | undefined => {
  for (const [index, line] of lines.entries()) {
    const found = matchLine(line);
    if (found === undefined) continue;
    const message = [found.rest, ...lines.slice(index + 1, index + MAX_MESSAGE_LINES)].join('\n').trim();
    return { type: found.type, message };
  }
  return undefined;
};
