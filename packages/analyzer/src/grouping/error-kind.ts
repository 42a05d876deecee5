const ASSERTION = /assert|comparisonfailure|expectation|failed$|^failure$/i;

/** Errors that say that a name is missing or code can't be loaded: the build is broken, whatever the test does. */
const BROKEN_BUILD: ReadonlySet<string> = new Set([
  'ReferenceError',
  'SyntaxError',
  'NameError',
  'ImportError',
  'ModuleNotFoundError',
  'IndentationError',
  'LoadError',
  'NoClassDefFoundError',
  'ClassNotFoundException',
  'NoSuchMethodError',
  'NoSuchFieldError',
  'AbstractMethodError',
  'IncompatibleClassChangeError',
  'UnsatisfiedLinkError',
  'LinkageError',
  'TypeLoadException',
  'MissingMethodException',
  'BadImageFormatException',
  'FileLoadException',
]);

const plainType = (type: string): string => type.split(/[.\\:]/).at(-1) ?? type;

/** Whether a type of error is that of a failed assertion, which tells what was checked rather than what went wrong. */
export const isAssertionType = (type: string | undefined): boolean =>
  type !== undefined && ASSERTION.test(plainType(type));

/** Whether a type of error means that the code as a whole doesn't fit together. */
export const isBrokenBuild = (type: string | undefined): boolean =>
  type !== undefined && BROKEN_BUILD.has(plainType(type));
