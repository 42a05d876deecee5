import type { Lesson } from '@feedback/schema';

const COMMAND_LINE = 'argparse|optparse|click|typer|fire|docopt|rich|tqdm|unittest|pytest|cmd|curses';
/** Functions whose work is to print, and the usual homes of command lines and tests. */
const PRINTS = '^(main|cli|test_)|(print|show|dump|report|display)';

export const loggerDebug: Lesson = {
  pattern_id: 'builtin:logger_debug',
  name: 'logger_debug',
  description:
    'print() in a module that has a logger: the message has no level, time or origin and misses the log. ' +
    'It cannot be filtered or switched off, and it mixes with output that other programs read. ' +
    'Use the module logger: debug for tracing, exception inside a handler.',
  bad_example: `import logging

logger = logging.getLogger(__name__)


def charge(gateway, order):
    try:
        gateway.charge(order["total"])
    except ConnectionError as error:
        print(f"charging {order['id']} failed: {error}")
        return False
    return True
`,
  good_example: `import logging

logger = logging.getLogger(__name__)


def charge(gateway, order):
    try:
        gateway.charge(order["total"])
    except ConnectionError:
        logger.exception("charging %s failed", order["id"])
        return False
    return True
`,
  test_coverage: `class OfflineGateway:
    def charge(self, total):
        raise ConnectionError("no route to bank")


def test_a_failed_charge_is_logged_not_printed(caplog, capsys):
    assert charge(OfflineGateway(), {"id": "A7", "total": 12}) is False
    assert "A7" in caplog.text
    assert capsys.readouterr().out == ""
`,
  severity: 'low',
  language: 'python',
  tags: ['logging', 'logger', 'print', 'debug', 'log level', 'stdout', 'trace', 'observability'],
  rule: {
    language: 'python',
    rule: {
      kind: 'call',
      all: [
        { has: { field: 'function', regex: '^print$' } },
        {
          not: {
            has: { field: 'arguments', has: { kind: 'keyword_argument', regex: '^(file|end|flush|sep)\\b' } },
          },
        },
        {
          inside: {
            kind: 'module',
            stopBy: 'end',
            matches: 'has_logger',
            not: { matches: 'is_command_line' },
          },
        },
        { inside: { kind: 'function_definition', stopBy: 'end' } },
        {
          not: {
            inside: { kind: 'function_definition', stopBy: 'end', has: { field: 'name', regex: PRINTS } },
          },
        },
        { not: { inside: { kind: 'if_statement', stopBy: 'end', regex: '^if\\s+__name__' } } },
      ],
    },
    utils: {
      has_logger: {
        has: {
          any: [
            { kind: 'expression_statement', regex: '^\\w+\\s*(:[^=]+)?=\\s*(\\w+\\.)?get_?[lL]ogger\\(' },
            { kind: 'import_from_statement', regex: '^from\\s+loguru\\s+import\\s+logger\\b' },
          ],
        },
      },
      is_command_line: {
        has: {
          any: [{ kind: 'import_statement' }, { kind: 'import_from_statement' }],
          regex: `^(import|from)\\s+(${COMMAND_LINE})\\b`,
        },
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: ['T201', 'T203'],
    messages: ['`print` found', 'print found'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Low: nothing breaks, but the trail is missing on the day it is needed. The rule asks for a logger in the same module and stays out of command lines and tests, where print is the right tool.',
  },
};
