import type { Concepts } from './concepts.ts';

/** Exceptions, failures, logs. */
export const ERRORS: Concepts = {
  'catch+error handle+error catch+exception handle+exception error+handling exception+handling catch+all any+error any+exception all+errors fail+gracefully never+crash':
    'except bare blind exception catch try',
  'ignore+error ignore+exception swallow suppress silently ignore+failure skip+error skip+bad skip+invalid skip+broken continue+error keep+going':
    'except pass continue suppress try empty',
  'retry retries retrying flaky backoff attempts try+again': 'except loop try blind sleep timeout',
  're-raise reraise wrap+exception wrap+error convert+exception translate+exception rethrow cause original+error own+exception turn+exception application+exception':
    'raise from cause except exception preserve caught',
  'custom+exception custom+error own+error exception+class error+class domain+error':
    'exception raise error suffix name message class',
  'raise+error raise+exception throw+error throw+exception error+message exception+message fail+message setting+missing fail+fast':
    'raise exception message literal string vanilla throw',
  'wrong+type check+type type+check validate+type isinstance': 'isinstance type typeerror comparison',
  'finally cleanup clean+up release teardown': 'finally return jump with context',
  'cause+lost lost+stack stack+trace+lost during+handling': 'raise from cause',
  'log+exception log+error log+traceback log+stack exception+log error+log':
    'logging exception error exc_info traceback log',
  'log logging logger log+message': 'logging logger f-string format root',
  'log+level log+warning warning+log warn': 'logging warn warning deprecated',
  'set+up+logging setup+logging configure+logging logger+module module+logger get+logger':
    'logging getlogger root logger instantiation',
  'warning deprecation deprecate deprecated': 'warnings warn stacklevel deprecated',
  'traceback stacktrace stack+trace': 'exc_info traceback exception',
  'notimplemented abstract+method not+implemented must+override': 'notimplemented abstract raise method',
  'assert assertion': 'assert',
  'callback+error error-first error+callback': 'callback error handle err',
  'unreachable never+reached dead+code': 'unreachable code commented',
};
