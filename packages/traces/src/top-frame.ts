import type { Frame } from './frame.ts';
import { parseTraces } from './parse-traces.ts';

/** Python prints what led to an error before it, everybody else after it. */
const isCauseFirst = (frames: readonly Frame[]): boolean => frames[0]?.language === 'python';

/** The frame that most likely holds the mistake: the innermost in code of the project, else the innermost. */
export const topFrame = (text: string): Frame | undefined => {
  const stacks = parseTraces(text)
    .map(({ frames }) => frames)
    .filter(({ length }) => length > 0);
  const frames = stacks.some(isCauseFirst) ? (stacks.at(-1) ?? []) : stacks.flat();
  return frames.find(({ inApp }) => inApp) ?? frames[0];
};

/** Where a frame's source lies, as far as the trace tells: for the JVM, which prints no folders, by its package. */
export const sourcePath = ({ language, name, file }: Frame): string | undefined =>
  language === 'java' && file !== undefined && name !== undefined
    ? [...name.split('.').slice(0, -2), file].join('/')
    : file;
