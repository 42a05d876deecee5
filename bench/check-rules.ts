import { builtinPatterns } from '@feedback/patterns';
import { withStats, type Pattern, type RuleObject } from '@feedback/schema';

/** How many rules a check is measured with. */
const RULES = 50;

const CALLS = [
  'os.system', 'os.popen', 'eval', 'exec', 'pickle.loads', 'pickle.load', 'yaml.load', 'hashlib.md5',
  'hashlib.sha1', 'random.random', 'time.sleep', 'socket.socket', 'subprocess.call', 'subprocess.Popen',
  'os.path.exists', 'sys.exit', 'datetime.datetime.utcnow', 'logging.warn', 'threading.Thread', 'input',
  'urllib.request.urlopen', 'os.chmod',
]; // prettier-ignore

const SHAPES: readonly RuleObject[] = [
  { pattern: 'type($A) == $B' },
  { pattern: 'len($A) == 0' },
  { pattern: '$A == None' },
  { pattern: '$A != None' },
  { pattern: 'not $A in $B' },
  { pattern: 'lambda: $A()' },
  { kind: 'global_statement' },
  { kind: 'for_statement', has: { field: 'right', pattern: 'range(len($A))' } },
  { kind: 'default_parameter', has: { field: 'value', any: [{ kind: 'list' }, { kind: 'dictionary' }] } },
  { kind: 'import_from_statement', has: { kind: 'wildcard_import' } },
  { kind: 'while_statement', has: { field: 'condition', regex: '^(1|True)$' } },
  { kind: 'assignment', has: { field: 'left', regex: '^(password|secret|token)$' } },
  { kind: 'call', has: { field: 'function', regex: '^\\w+\\.(iteritems|itervalues|has_key)$' } },
  { kind: 'raise_statement', has: { pattern: 'NotImplemented' } },
  { kind: 'if_statement', has: { field: 'condition', kind: 'tuple' } },
  { pattern: 'open($A)', not: { inside: { kind: 'with_statement', stopBy: 'end' } } },
  { kind: 'except_clause', has: { kind: 'block', has: { kind: 'pass_statement' } } },
  { pattern: 'print($A)' },
  { pattern: '$A.format($$$B)' },
];

const rules: readonly RuleObject[] = [...CALLS.map((name) => ({ pattern: `${name}($$$A)` })), ...SHAPES];

/** A pattern of a rule. */
export const aPattern = (name: string, rule: RuleObject): Pattern =>
  withStats({
    pattern_id: `bench:${name}`,
    name,
    description: 'One of many.',
    bad_example: '',
    good_example: '',
    test_coverage: '',
    severity: 'medium',
    status: 'active',
    tier: 'proved_check',
    rule: { language: 'python', rule },
  });

const simple = rules.map((rule, index) => aPattern(`simple_${index}`, rule));

const builtin = builtinPatterns.filter(({ rule }) => rule?.language === 'python');

/** Rules that a project adds to the built-in ones for Python: simple ones of usual shapes, so that they are fifty in all. */
export const ownRules: readonly Pattern[] = simple.slice(0, RULES - builtin.length);

/** All fifty. */
export const checkRules: readonly Pattern[] = [...builtin.map((lesson) => withStats(lesson)), ...ownRules];
