import { parseTraces, type Frame, type Trace } from '@feedback/traces';
import { tokenize } from '../mining/tokenize.ts';
import { differenceOf, type Difference } from './difference.ts';
import { frameKeys } from './frame-keys.ts';
import { headlineOf, type Headline } from './headline.ts';
import { isTestFrame, testIdentityOf, type TestIdentity } from './test-identity.ts';

/** A failure to be grouped: its whole text, and the test as its runner calls it, if there is one. */
export interface Failure {
  readonly raw: string;
  readonly test?: string;
}

/** The keys of a failure, without what changes from one occurrence to the next. */
export interface FailureProfile {
  readonly test: TestIdentity | undefined;
  readonly type: string | undefined;
  /** The message with its values masked; lines are separated by line feeds. */
  readonly message: string;
  readonly difference: Difference | undefined;
  /** Project frames from the innermost to below the test, repetitions folded. */
  readonly path: readonly string[];
  /** The innermost project frames that are not test code. */
  readonly origin: readonly string[];
  /** The masked lines of the text where no test is known; else empty. */
  readonly lines: readonly string[];
}

/** A text is read this far, in UTF-16 units. */
const MAX_RAW = 100_000;

const MESSAGE = 4_000;
const MESSAGE_LINES = 8;
const LINES = 60;
const ORIGIN = 3;
const PATH = 30;

const maskedLines = (text: string, most: number): string[] =>
  text
    .split('\n', most * 3)
    .map((line) => tokenize(line).join(' '))
    .filter((line) => /\p{L}{2}/u.test(line))
    .slice(0, most);

interface Primary {
  readonly headline: Headline | undefined;
  readonly frames: readonly Frame[];
}

const isCause = ({ before }: Trace): boolean => before.some((line) => line.startsWith('Caused by:'));

/** Where the headline of a stack is: before it, but after it where the innermost frame comes last. */
const headlineAt = (traces: readonly Trace[], index: number): Headline | undefined => {
  const trace = traces[index];
  const after =
    trace?.frames[0]?.language === 'python' ? headlineOf(traces[index + 1]?.before ?? []) : undefined;
  return after ?? headlineOf(trace?.before ?? []);
};

/** The error to go by: the first that names its type, or the last that is given as a cause of it. */
const primaryOf = (traces: readonly Trace[]): Primary => {
  let primary: Primary | undefined;
  for (const [index, trace] of traces.entries()) {
    if (primary !== undefined && !isCause(trace)) continue;
    const headline = headlineAt(traces, index);
    if (headline !== undefined) primary = { headline, frames: trace.frames };
  }
  return primary ?? { headline: undefined, frames: traces.flatMap(({ frames }) => frames) };
};

/** The package of the test is the project's, whatever the tables say: even a framework has tests of its own. */
const markOwn = (frames: readonly Frame[], test: string | undefined): readonly Frame[] => {
  const own = /^(?:[a-z_]\w*\.){2,}/
    .exec(test ?? '')?.[0]
    .split('.')
    .slice(0, 3)
    .join('.');
  return own === undefined
    ? frames
    : frames.map((frame) => (frame.name?.startsWith(own) === true ? { ...frame, inApp: true } : frame));
};

/** Extracts the keys of a failure; any text will do. */
export const profileOf = ({ raw, test }: Failure): FailureProfile => {
  const text = raw.slice(0, MAX_RAW);
  const traces = parseTraces(text);
  const { headline, frames } = primaryOf(traces);
  const own = markOwn(frames, test);
  const identity = testIdentityOf(
    test,
    traces.flatMap((trace) => markOwn(trace.frames, test)),
    text,
  );
  const inApp = own.filter((frame) => frame.inApp);
  const message = headline?.message.slice(0, MESSAGE) ?? '';
  return {
    test: identity,
    type: headline?.type,
    message: maskedLines(message, MESSAGE_LINES).join('\n'),
    difference: differenceOf(message),
    path: frameKeys(inApp).slice(0, -1).slice(0, PATH),
    origin: frameKeys(inApp.filter((frame) => !isTestFrame(frame))).slice(0, ORIGIN),
    lines: identity === undefined ? maskedLines(text, LINES) : [],
  };
};
