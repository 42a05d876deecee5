/** What an error's class is called at its end, in all the languages. */
const NAME = String.raw`(?:[\w$]+[.\\:/]+){0,20}[A-Z][\w$]*(?:Error|Exception|Failure|Fault|Panic|Interrupt|Timeout|Exit|Throwable)\d?`;

/** Printed before an error that nobody caught. */
const UNCAUGHT = String.raw`(?:Exception in thread "[^"\n]{0,200}" |Uncaught (?:\(in promise\) )?|Unhandled exception\.? |Unhandled (?:promise )?rejection:? |\(node:\d+\) UnhandledPromiseRejectionWarning: |PHP Fatal error:\s+Uncaught |Fatal error:\s+Uncaught )`;

const ERROR_LINE = new RegExp(
  `^\\s*(?:Caused by: )?(?:${UNCAUGHT})?(?<error>${NAME}(?: ?\\[[^\\]\\n]{0,80}\\])?(?::\\s.*| \\(.*\\):?|$))`,
);
const EXPLICIT = new RegExp(
  `^(?:${UNCAUGHT}|panic: |fatal error: |(?:\\S.{0,80} )?Traceback \\(most recent call last\\):)`,
);
const RUBY_ERROR = /^(?:\S+ )?[^\s:]+\.rb:\d+:in [`'][^']{1,200}': (?<error>.+ \([A-Z][\w:]*\))$/;

/** Lines of a trace that are not indented. */
const CONTINUES =
  /^(?:at \S|Caused by: |Suppressed: |Wrapped by: |\.{3} \d+ (?:more|common|frames)|Traceback \(most|During handling of the above|The above exception was|Stack trace:|\[stacktrace\]|\[previous exception\]|#\d+ |goroutine \d+ \[|created by |exit status \d|\[signal |--- End of|Next |\(Use `node --trace|Node\.js v\d|[^\s:]+\.(?:rb|erb):\d+:in |"\})/;

/** A call in a trace of Go, whose place is on the next line. */
const GO_CALL = /^[\w./*()$-]+(?:\.func\d+[\w.]*)?\(.*\)$/;

/** Longer lines are no part of a trace; expressions must not meet them. */
const LONGEST = 2_000;

const looked = (line: string): string => (line.length > LONGEST ? line.slice(0, LONGEST) : line);

/** The error that a line names with its class, without what stands before it: `TypeError: x is undefined`. */
export const errorIn = (line: string): string | undefined => {
  const text = looked(line);
  return ERROR_LINE.exec(text)?.groups?.['error']?.trim() ?? RUBY_ERROR.exec(text)?.groups?.['error'];
};

/** How a line begins an error without the header of a log; an `error` is one only if calls follow it. */
export const traceStart = (line: string): 'explicit' | 'error' | undefined => {
  const text = looked(line);
  if (EXPLICIT.test(text)) return 'explicit';
  return errorIn(text) === undefined ? undefined : 'error';
};

/** Whether a line that is not indented goes on with a trace. */
export const continuesTrace = (line: string): boolean => CONTINUES.test(looked(line));

/** Whether a line is a call in a trace of Go. */
export const isGoCall = (line: string): boolean => line.length <= LONGEST && GO_CALL.test(line);

/** Whether a text begins a trace of Python. */
export const beginsTraceback = (line: string): boolean =>
  looked(line).includes('Traceback (most recent call last):');

/** Whether a text begins what Go prints when it stops. */
export const beginsPanic = (line: string): boolean =>
  /^(?:panic|fatal error): |(?:^|\s)panic serving /.test(looked(line));
