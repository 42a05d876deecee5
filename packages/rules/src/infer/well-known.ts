import type { Language } from '@feedback/schema';

const PYTHON = `abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr
dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance
issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set
setattr slice sorted staticmethod str sum super tuple type vars zip __import__ NotImplemented Ellipsis __file__ __name__ unicode
basestring long xrange reduce raw_input unichr file cmp apply intern coerce execfile reload buffer __debug__
BaseException Exception ArithmeticError AssertionError AttributeError BufferError EOFError ImportError ModuleNotFoundError
IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError IOError EnvironmentError
OverflowError RecursionError ReferenceError RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError SystemExit
TabError TypeError UnboundLocalError UnicodeError UnicodeDecodeError UnicodeEncodeError ValueError WindowsError ZeroDivisionError
TimeoutError ConnectionError FileNotFoundError FileExistsError PermissionError Warning DeprecationWarning UserWarning
RuntimeWarning ResourceWarning self cls`;

const ECMASCRIPT = `Array ArrayBuffer AggregateError Atomics BigInt Boolean Buffer DataView Date Error EvalError Function Infinity
Intl JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError
URIError WeakMap WeakRef WeakSet Int8Array Uint8Array Int32Array Float64Array alert arguments atob btoa cancelAnimationFrame
clearInterval clearTimeout confirm console decodeURI decodeURIComponent document encodeURI encodeURIComponent escape eval
execScript exports fetch global globalThis history isFinite isNaN localStorage location module navigator parseFloat parseInt process
prompt queueMicrotask require requestAnimationFrame self setImmediate setInterval setTimeout structuredClone undefined unescape
window __dirname __filename XMLHttpRequest URL URLSearchParams WebSocket Worker
AbortController AbortSignal TextDecoder TextEncoder Event EventTarget CustomEvent React Component any unknown never string number
boolean object`;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const PYTHON_NAMES = words(PYTHON);
const ECMASCRIPT_NAMES = words(ECMASCRIPT);

/** Whether a language or its platform gives a name its meaning, now or in an earlier version. */
export const isWellKnown = (language: Language, name: string): boolean =>
  (language === 'python' ? PYTHON_NAMES : ECMASCRIPT_NAMES).has(name);
