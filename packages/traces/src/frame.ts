/** Languages whose stack traces are understood. */
export type TraceLanguage = 'javascript' | 'python' | 'java' | 'go' | 'dotnet' | 'ruby' | 'php' | 'native';

/** One line of a stack trace. */
export interface Frame {
  readonly language: TraceLanguage;
  /** With its class or module where the trace says it: `Basket.first`, `com.acme.Basket.first`, `acme/basket.First`. */
  readonly name: string | undefined;
  /** As the trace says it, with `/` between its parts. */
  readonly file: string | undefined;
  /** Counted from 1. */
  readonly line: number | undefined;
  /** Counted from 1. */
  readonly column: number | undefined;
  /** Whether it is code of the project: not of a runtime, a package or a test framework. */
  readonly inApp: boolean;
}

/** What a line says, before it is known whether it is code of the project. */
export type BareFrame = Omit<Frame, 'inApp' | 'language'>;

/** How the frames of a language are written. */
export interface FrameGrammar {
  readonly language: TraceLanguage;
  /** Reads one line; `next` is the line after it, for languages that use two. `undefined` for a line of another kind. */
  readonly read: (line: string, next: string) => BareFrame | undefined;
  /** Whose code it is not, by file: runtimes, packages and test frameworks. */
  readonly foreignFiles: readonly RegExp[];
  /** The same by name. */
  readonly foreignNames: readonly RegExp[];
  /** Whether the frame where it happened comes last. */
  readonly innermostLast?: true;
}

/** A frame of the parts that an expression found; empty parts are absent. */
export const bareFrame = (
  name: string | undefined,
  file: string | undefined,
  line?: string,
  column?: string,
): BareFrame => ({
  name: name === undefined || name === '' ? undefined : name,
  file: file === undefined || file === '' ? undefined : file.replaceAll('\\', '/').replace(/^file:\/\//, ''),
  line: line === undefined || line === '' ? undefined : Number(line),
  column: column === undefined || column === '' ? undefined : Number(column),
});
