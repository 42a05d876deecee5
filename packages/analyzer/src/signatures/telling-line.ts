/** How the line begins in which a runtime names the error. */
const NAMES_AN_ERROR =
  /^(?:Uncaught )?(?:Error:|(?:[\w$]{1,80}\.){0,9}[A-Z][\w$]{0,80}(?:Error|Exception|Failure|Fault)\b)/;
/** How pytest marks the lines of what was raised. */
const RAISED = /^E\s{2,}/;

/** Lines looked through for it: a Python traceback names its error last. */
const LINES = 400;
/** What comes later in a line says where, no longer what. UTF-16 units. */
const VISIBLE = 1_000;

/**
 * The line of a failure text that says what happened: the first that names an error, past traceback and source excerpt,
 * else the first with a letter or digit in it. Empty when there is none.
 */
export const tellingLine = (text: string): string => {
  const lines = text.split(/\r?\n/, LINES).map((line) => line.slice(0, VISIBLE).trim().replace(RAISED, ''));
  return (
    lines.find((line) => NAMES_AN_ERROR.test(line)) ?? lines.find((line) => /[\p{L}\p{N}]/u.test(line)) ?? ''
  );
};

/** An assertion says what was compared, not what is wrong, so that equal ones of two tests are two mistakes. */
const ASSERTION = /^(?:\w+\.)*(?:assert|comparisonfailure)|^expected\b|^expect\(/i;

/** Whether a line only says that two values differ. */
export const isAssertion = (line: string): boolean => ASSERTION.test(line);
