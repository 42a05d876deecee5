import type { Cases } from './cases.ts';

export const loggerDebug: Cases = {
  found: {
    'a trace in a function': `
import logging
log = logging.getLogger("app.orders")
def place(order):
    print("placing", order.id)
    return send(order)
`,
    'a name that was imported': `
from logging import getLogger
_logger = getLogger(__name__)
async def sync(client):
    print(f"synced {await client.count()}")
`,
    'in a method, over lines': `
import logging
LOG = logging.getLogger(__name__)
class Cache:
    def get(self, key):
        print(
            "miss",
            key,
        )
`,
    'a logger of another library': `
import structlog
log: structlog.BoundLogger = structlog.get_logger()
def retry(job):
    print("retrying", job)
`,
    'in a handler': `
import logging
logger = logging.getLogger(__name__)
def load(path):
    try:
        return read(path)
    except OSError as e:
        print(e)
`,
  },
  silent: {
    'a module without a logger': `
def greet(name):
    print(f"hello {name}")
`,
    'a command line': `
import argparse
import logging
logger = logging.getLogger(__name__)
def execute(args):
    print(args.version)
`,
    'the main function': `
import logging
logger = logging.getLogger(__name__)
def main():
    print("3 files changed")
`,
    'run as a script': `
import logging
logger = logging.getLogger(__name__)
if __name__ == "__main__":
    print(run())
`,
    'written to a place that was chosen': `
import logging, sys
logger = logging.getLogger(__name__)
def warn(text):
    print(text, file=sys.stderr)
`,
    'a function whose work is to print': `
import logging
logger = logging.getLogger(__name__)
def print_table(rows):
    for row in rows:
        print(*row)
`,
  },
  messages: ['T201 `print` found'],
};
