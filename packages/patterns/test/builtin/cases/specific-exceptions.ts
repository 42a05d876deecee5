import type { Cases } from './cases.ts';

export const specificExceptions: Cases = {
  found: {
    'passed over': `
try:
    import ujson
except:
    pass
`,
    'with a space and a comment': `
try:
    run()
except :  # anything
    failed = True
`,
    'after a specific one': `
try:
    run()
except ValueError:
    raise
except:
    log.error("failed")
`,
    'in a loop in a method': `
class Worker:
    def loop(self):
        while True:
            try:
                self.step()
            except:
                continue
`,
  },
  silent: {
    'cleaning up and raising again': `
try:
    write(target)
except:
    target.unlink()
    raise
`,
    'one exception': `
try:
    run()
except ValueError:
    pass
`,
    'several exceptions': `
try:
    run()
except (OSError, ValueError) as error:
    log.warning(error)
`,
    'everything that is no exit, said aloud': `
try:
    run()
except Exception:
    log.exception("run failed")
`,
    finally: `
try:
    run()
finally:
    close()
`,
  },
  messages: ['Do not use bare `except`', 'W0702: No exception type(s) specified (bare-except)'],
};
