import type { Cases } from './cases.ts';

export const swallowedException: Cases = {
  found: {
    'passed over': `
try:
    send(report)
except Exception:
    pass
`,
    'with three dots': `
try:
    send(report)
except Exception: ...
`,
    'also what stops a program': `
try:
    send(report)
except BaseException as e: pass
`,
    'among others': `
try:
    send(report)
except (ValueError, Exception):
    pass
`,
    'among others, with a name': `
try:
    send(report)
except (BaseException, OSError) as error:
    pass
`,
    'by its full name, in a group': `
import builtins
try:
    send(report)
except* builtins.Exception:
    pass
`,
    'going on with the next one': `
def send_all(reports):
    for report in reports:
        try:
            send(report)
        except Exception:
            continue
`,
    'with words that do nothing': `
try:
    send(report)
except Exception:
    """Nobody reads this."""
    pass
`,
    'after a specific one': `
class Sender:
    def run(self):
        try:
            self.step()
        except TimeoutError:
            self.retry()
        except Exception as error:
            pass
        finally:
            self.close()
`,
    'over two lines': `
try:
    send(report)
except (
    Exception,
    KeyboardInterrupt,
):
    pass
`,
  },
  silent: {
    'a specific exception': `
try:
    del cache[key]
except KeyError:
    pass
`,
    'several specific exceptions': `
try:
    size = path.stat().st_size
except (OSError, ValueError) as error:
    pass
`,
    'an exception of a module that has that name': `
try:
    client.close()
except service.Exception:
    pass
`,
    'a group of exceptions, and names that only begin alike': `
try:
    run()
except ExceptionGroup:
    pass
except MyException:
    pass
`,
    'said to be suppressed': `
from contextlib import suppress
with suppress(Exception):
    send(report)
`,
    logged: `
for report in reports:
    try:
        send(report)
    except Exception:
        log.exception("not sent")
        continue
`,
    'raised again': `
try:
    send(report)
except BaseException:
    close()
    raise
`,
    'a default': `
try:
    size = measure()
except Exception:
    size = None
`,
    'a return': `
def measured(path):
    try:
        return measure(path)
    except Exception:
        return None
`,
    'a reason in a comment': `
try:
    send(report)
except Exception:
    # Statistics are a courtesy: the program must not stop for them.
    pass
`,
    'a reason on the line of the clause': `
try:
    send(report)
except Exception:  # a courtesy only
    pass
`,
    'a reason behind pass, in the last line of a function': `
def close(self):
    try:
        self.socket.close()
    except Exception:
        pass  # it is going away anyway


close(None)
`,
    'a failure that is an answer': `
def can_be_pickled(value):
    try:
        dumps(value)
    except Exception:
        pass
    else:
        return True
    return False
`,
    'a finaliser, which must not raise': `
class Handle:
    def __del__(self):
        try:
            self.close()
        except Exception:
            pass
`,
    'a test that provokes it': `
def test_the_state_is_cleared():
    try:
        raise Exception("no matter")
    except Exception:
        pass
    assert state() is None
`,
    'a bare except, which has a lesson of its own': `
try:
    send(report)
except:
    pass
`,
  },
  messages: [
    'S110 `try`-`except`-`pass` detected, consider logging the error',
    'S112 `try`-`except`-`continue` detected, consider logging the error',
    '[B110:try_except_pass] Try, Except, Pass detected.',
    'BLE001 Do not catch blind exception: `Exception`',
  ],
};
