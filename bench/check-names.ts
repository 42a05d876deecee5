import { createMatcher, type SourceFile } from '@feedback/rules';
import type { RuleObject } from '@feedback/schema';
import type { BenchRow } from './bench-row.ts';
import { aPattern } from './check-rules.ts';

const ROUNDS = 5;

const PATHS = [
  'os.system', 'os.popen', 'pickle.loads', 'pickle.load', 'yaml.load', 'hashlib.md5', 'random.random', 'time.sleep',
  'socket.socket', 'subprocess.call', 'subprocess.Popen', 'os.path.exists', 'sys.exit', 'datetime.datetime.utcnow',
  'logging.warn', 'threading.Thread', 'urllib.request.urlopen', 'os.chmod', 'tempfile.mktemp', 'asyncio.get_event_loop',
]; // prettier-ignore

const BUILTINS = ['input', 'eval', 'open', 'print', 'reduce'];

const identifier = (name: string): RuleObject => ({ kind: 'identifier', regex: `^${name}$` });

const spelled = (path: string): RuleObject => {
  const end = path.lastIndexOf('.');
  if (end < 0) return identifier(path);
  return {
    kind: 'attribute',
    all: [
      { has: { field: 'attribute', ...identifier(path.slice(end + 1)) } },
      { has: { field: 'object', ...spelled(path.slice(0, end)) } },
    ],
  };
};

const called = (name: string, what: RuleObject) =>
  aPattern(name, {
    kind: 'call',
    all: [{ has: { field: 'function', ...what } }, { has: { field: 'arguments', has: { nthChild: 3 } } }],
  });

const bySpelling = [...PATHS, ...BUILTINS].map((path) => called(path, spelled(path)));

const byName = [
  ...PATHS.map((path) => called(path, { matches: path })),
  ...BUILTINS.map((name) => called(name, { ...identifier(name), not: { matches: `own_${name}` } })),
];

const processorTime = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

/** What it costs that rules ask for what names stand for: a check by them beside one by the same names as they are spelled. */
export const namesBench = (files: readonly SourceFile[]): BenchRow => {
  const [named, plain] = [createMatcher(byName), createMatcher(bySpelling)];
  const ratios = Array.from({ length: ROUNDS }, () => {
    const [time, least] = [named, plain].map((matcher) =>
      processorTime(() => {
        for (const file of files) matcher.check(file);
      }),
    );
    return (time ?? Number.NaN) / (least ?? Number.NaN);
  }).toSorted((a, b) => a - b);
  const figure = ratios[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  const name = `${byName.length} rules that ask for names ÷ by spelling, processor time`;
  return { name, figure, unit: '×', bar: '≤ 1.15', ok: figure <= 1.15 };
};
