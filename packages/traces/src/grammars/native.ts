import { bareFrame, type FrameGrammar } from '../frame.ts';

const NUMBERED =
  /^\s*#?\d{1,4}:? {1,4}0x[0-9a-f]{3,16} (?:in )?([^\s[].{0,400}?)(?: \[.*\]| from \S+| at (\S{1,400}):(\d{1,7})| \(\S+\+0x[0-9a-f]+\)| (\S{1,400}):(\d{1,7})(?::\d+)?)?$/i;

/** Addresses with symbols, as V8, gdb and the sanitizers print them. Whose code it is cannot be told from a symbol without a file. */
export const native: FrameGrammar = {
  language: 'native',
  read: (line) => {
    const found = NUMBERED.exec(line);
    return found === null ? undefined : bareFrame(found[1], found[2] ?? found[4], found[3] ?? found[5]);
  },
  foreignFiles: [/^\/(?:usr|lib)\//],
  foreignNames: [/^(?:v8::|std::|__|\?\?|_start|abort|raise|libc|start_thread)/],
};
