import { dotnet } from './grammars/dotnet.ts';
import type { BareFrame, Frame, FrameGrammar } from './frame.ts';
import { go } from './grammars/go.ts';
import { java } from './grammars/java.ts';
import { javascript } from './grammars/javascript.ts';
import { native } from './grammars/native.ts';
import { php } from './grammars/php.ts';
import { python } from './grammars/python.ts';
import { ruby } from './grammars/ruby.ts';

/** In order: what a looser grammar would also take comes first. */
const GRAMMARS: readonly FrameGrammar[] = [java, javascript, python, dotnet, php, native, go, ruby];

/** A trace is read this far; what is cut off are the outermost frames of a runaway recursion. */
const MAX_LINES = 2_000;
const MAX_LINE = 1_000;

/** Consecutive frames of one stack, innermost first, with the text before it. */
export interface Trace {
  readonly frames: readonly Frame[];
  /** The lines between the stack before, or the start, and this one. */
  readonly before: readonly string[];
}

const matches = (text: string | undefined, expressions: readonly RegExp[]): boolean =>
  text !== undefined && expressions.some((expression) => expression.test(text));

const isForeign = ({ foreignFiles, foreignNames }: FrameGrammar, { file, name }: BareFrame): boolean =>
  matches(file, foreignFiles) || matches(name, foreignNames);

/** JavaScript without a file is code of the engine: `at Array.map (<anonymous>)`. */
const isPlaceless = ({ language }: FrameGrammar, { file }: BareFrame): boolean =>
  file === undefined && language === 'javascript';

const readFrame = (line: string, next: string): { frame: Frame; innermostLast: boolean } | undefined => {
  for (const grammar of GRAMMARS) {
    const bare = grammar.read(line, next);
    if (bare === undefined) continue;
    const inApp = !isForeign(grammar, bare) && !isPlaceless(grammar, bare);
    return {
      frame: { language: grammar.language, ...bare, inApp },
      innermostLast: grammar.innermostLast === true,
    };
  }
  return undefined;
};

/** The source line that CPython shows under a frame, and its markers, belong to the stack. */
const isQuotedSource = (line: string, last: Frame | undefined): boolean =>
  last?.language === 'python' && /^\s{4,}\S|^\s*[~^]+\s*$/.test(line);

/** The place under a goroutine's function. */
const isPlaceOf = (line: string, last: Frame | undefined): boolean =>
  last?.language === 'go' && last.file !== undefined && line.includes(`${last.file}:`);

/** The frame that one line of a stack trace tells of; a line that takes the next one to be understood is none. */
export const parseFrame = (line: string): Frame | undefined => readFrame(line.slice(0, MAX_LINE), '')?.frame;

/** The stacks in a text, each with the lines before it, in the order of the text. */
export const parseTraces = (text: string): Trace[] => {
  const lines = text.split(/\r?\n/, MAX_LINES).map((line) => line.slice(0, MAX_LINE));
  const traces: Trace[] = [];
  let before: string[] = [];
  let frames: Frame[] = [];
  let reversed = false;
  const close = (): void => {
    if (frames.length === 0) return;
    traces.push({ frames: reversed ? frames.toReversed() : frames, before });
    before = [];
    frames = [];
  };
  for (const [index, line] of lines.entries()) {
    if (isPlaceOf(line, frames.at(-1))) continue;
    const read = readFrame(line, lines[index + 1] ?? '');
    if (read !== undefined) {
      // Ruby's first frame has the message behind it.
      if (frames.length === 0 && read.frame.language === 'ruby') before.push(line);
      frames.push(read.frame);
      reversed = read.innermostLast;
    } else if (!isQuotedSource(line, frames.at(-1))) {
      close();
      before.push(line);
    }
  }
  close();
  if (before.length > 0) traces.push({ frames: [], before });
  return traces;
};

/** All frames in a text, innermost first within each stack. */
export const parseFrames = (text: string): Frame[] => parseTraces(text).flatMap(({ frames }) => frames);
