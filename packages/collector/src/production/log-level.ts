/** How bad a log record is: what becomes an event, what is bad but no error, and all else. */
export type LogLevel = 'error' | 'warning' | 'other';

const LEVELS: ReadonlyMap<string, LogLevel> = new Map([
  ...[
    'error',
    'err',
    'eror',
    'severe',
    'critical',
    'crit',
    'crt',
    'fatal',
    'ftl',
    'fail',
    'alert',
    'emerg',
    'emergency',
    'panic',
    'dpanic',
  ].map((name): [string, LogLevel] => [name, 'error']),
  ...['warn', 'warning', 'wrn'].map((name): [string, LogLevel] => [name, 'warning']),
  ...[
    'trace',
    'trce',
    'verbose',
    'vrb',
    'debug',
    'dbug',
    'dbg',
    'info',
    'inf',
    'information',
    'informational',
    'notice',
  ].map((name): [string, LogLevel] => [name, 'other']),
]);

/** The level of a word in whichever case; `undefined` for a word that is none. */
export const levelOfName = (name: string): LogLevel | undefined => LEVELS.get(name.toLowerCase());

/** Bunyan's and Pino's numbers: 50 is an error, 40 a warning; below 8 they are syslog's, where 3 is an error. */
export const levelOfNumber = (number: number): LogLevel => {
  if (number < 8) return number <= 3 ? 'error' : number === 4 ? 'warning' : 'other';
  if (number >= 50) return 'error';
  return number >= 40 ? 'warning' : 'other';
};
