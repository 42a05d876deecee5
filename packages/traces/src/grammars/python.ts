import { bareFrame, type FrameGrammar } from '../frame.ts';

const CPYTHON = /^\s*File "([^"]{1,500})", line (\d{1,7})(?:, in (.{1,300}))?$/;
const PYTEST =
  /^([^\s:]{1,500}\.py):(\d{1,7}): (?:in (\S{1,300})|[A-Z]\w{0,100}(?:Error|Exception|Exit|Interrupt|Failed|Skipped|Warning)?)$/;

/** CPython tracebacks, and pytest's long and short ones. */
export const python: FrameGrammar = {
  language: 'python',
  innermostLast: true,
  read: (line) => {
    const cpython = CPYTHON.exec(line);
    if (cpython !== null) return bareFrame(cpython[3], cpython[1], cpython[2]);
    const pytest = PYTEST.exec(line);
    return pytest === null ? undefined : bareFrame(pytest[3], pytest[1], pytest[2]);
  },
  foreignFiles: [
    /(?:^|\/)(?:site-packages|dist-packages|\.tox|\.venv|venv|\.pyenv)\//,
    /(?:^|\/)lib(?:64)?\/python[\d.]*\//i,
    /^</,
  ],
  foreignNames: [],
};
