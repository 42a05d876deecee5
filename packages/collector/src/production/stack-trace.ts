import { isInApp } from './in-app.ts';

/** One call of a stack trace. */
export interface Frame {
  /** As the trace names it; for the JVM the class's place in its package, `com/shop/Cart.java`. */
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  readonly function?: string;
  /** Whether it is the program's own code and no library's or runtime's. */
  readonly inApp: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;

interface FrameRule {
  /** Groups `file`, `line` and `function`. */
  readonly pattern: RegExp;
  /** Where it says more than the groups. */
  readonly file?: (groups: Groups) => string;
}

const jvmFile = ({ function: method = '', file = '' }: Groups): string => {
  const names = method
    .replace(/^[\w.@-]*\/+/, '')
    .split('.')
    .slice(0, -2);
  return [...names, file].join('/');
};

const namedFile = ({ file = '' }: Groups): string => file;

/** How the runtimes print a call, one line each. Every expression begins at the line's start and is tried on short lines only. */
const RULES: readonly FrameRule[] = [
  // JVM: at com.shop.Cart.total(Cart.java:10), at app//com.shop.Cart.total(Cart.kt:10)
  {
    pattern:
      /^\s*at (?<function>[\w.$<>/@-]+)\((?<file>[\w$-]+\.(?:java|kt|scala|groovy|clj)):(?<line>\d+)\)/,
    file: jvmFile,
  },
  // .NET: at Shop.Cart.Total(Int32 x) in /app/Cart.cs:line 10
  { pattern: /^\s*at (?<function>.+?\)) in (?<file>.+):line (?<line>\d+)/ },
  // V8: at total (file:///app/cart.js:2:38), at async /app/cart.js:2:38
  {
    pattern: /^\s*at (?:async )?(?:(?<function>.*) \()?(?:file:\/\/)?(?<file>[^\s(].*):(?<line>\d+):\d+\)?$/,
  },
  // Python: File "/app/cart.py", line 10, in total
  { pattern: /^\s*File "(?<file>[^"]+)", line (?<line>\d+)(?:, in (?<function>.+))?/ },
  // Go: /app/cart.go:10 +0x1d
  { pattern: /^\s+(?<file>\S+\.go):(?<line>\d+)(?: \+0x[0-9a-f]+)?$/ },
  // Ruby: from /app/cart.rb:10:in 'Cart#total'
  {
    pattern:
      /^\s*(?:from |\d+: from )?(?<file>[^\s:][^:]*\.(?:rb|erb|rake|ru)):(?<line>\d+):in [`'](?<function>[^']+)'/,
  },
  // PHP: #0 /app/cart.php(10): total()
  { pattern: /^\s*#\d+ (?<file>[^\s(][^(]*\.php)\((?<line>\d+)\): (?<function>.+)/ },
  { pattern: /^\s*thrown in (?<file>.+\.php) on line (?<line>\d+)/ },
  // Firefox, Safari: total@https://shop.test/cart.js:2:38
  { pattern: /^\s*(?<function>[^@\s]*)@(?<file>(?:https?|file|webpack):\/\/\S+?):(?<line>\d+):\d+$/ },
];

const LONGEST_LINE = 500;

const lineOf = (text: string | undefined): number | undefined => {
  const line = Number(text);
  return Number.isSafeInteger(line) && line > 0 ? line : undefined;
};

/** The call that a line of a stack trace tells of. */
export const parseFrame = (text: string): Frame | undefined => {
  if (text.length > LONGEST_LINE) return undefined;
  for (const { pattern, file = namedFile } of RULES) {
    const groups = pattern.exec(text.trimEnd())?.groups;
    if (groups === undefined) continue;
    const [place, name, line] = [file(groups), groups['function'], lineOf(groups['line'])];
    return {
      file: place,
      ...(line === undefined ? {} : { line }),
      ...(name === undefined || name === '' ? {} : { function: name }),
      inApp: isInApp(place, name),
    };
  }
  return undefined;
};

/** Python prints the innermost call last, all others first. */
const isPython = (text: string): boolean =>
  /^\s*(?:\S.{0,500} )?Traceback \(most recent call last\):/m.test(text);

/** A Python trace that has a cause prints the cause first. */
const lastTrace = (text: string): string =>
  text.slice(text.lastIndexOf('Traceback (most recent call last):'));

const MOST_FRAMES = 200;

/** The calls of a stack trace as JavaScript, Python, the JVM, Go, .NET, Ruby and PHP print it, innermost first. */
export const parseStackTrace = (text: string): readonly Frame[] => {
  const python = isPython(text);
  const lines = (python ? lastTrace(text) : text).split('\n');
  const frames: Frame[] = [];
  for (const line of lines) {
    const frame = parseFrame(line);
    if (frame !== undefined) frames.push(frame);
    if (frames.length >= MOST_FRAMES && !python) break;
  }
  return (python ? frames.toReversed() : frames).slice(0, MOST_FRAMES);
};

/** The call that most likely holds the mistake: the innermost of the program's own, else the innermost. */
export const topFrame = (frames: readonly Frame[]): Frame | undefined =>
  frames.find(({ inApp }) => inApp) ?? frames[0];
