export { type Frame, type TraceLanguage } from './frame.ts';
export { parseFrame, parseFrames, parseTraces, type Trace } from './parse-traces.ts';
export { sourcePath, topFrame } from './top-frame.ts';
export {
  beginsPanic,
  beginsTraceback,
  continuesTrace,
  errorIn,
  isGoCall,
  traceStart,
} from './trace-lines.ts';
