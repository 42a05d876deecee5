import type { Cases } from './cases.ts';

export const coroutineNeverAwaited: Cases = {
  found: {
    'a method': `
class Mailer:
    async def send(self, to): ...

    async def send_all(self, people):
        for person in people:
            self.send(person)
`,
    'a function inside a function': `
async def main():
    async def tick(n):
        await step(n)

    tick(
        1,
    )
`,
    'a pause': `
async def retry():
    asyncio.sleep(1)
    await again()
`,
    'in a plain function': `
async def sync(): ...

def main():
    sync()
`,
  },
  silent: {
    awaited: `
async def sync(): ...

async def main():
    await sync()
    task = asyncio.create_task(sync())
    await asyncio.gather(sync(), sync())
    await task
`,
    'run by a decorator': `
@task
async def sync(): ...

def main():
    sync()
`,
    'a method of somebody else': `
class A:
    async def send(self): ...

class B:
    def go(self):
        self.send()
`,
    'a name that means both': `
if FAST:
    async def sync(): ...
else:
    def sync(): ...

sync()
`,
    'given on': `
async def sync(): ...

def main():
    return sync()
`,
  },
  messages: ["RuntimeWarning: coroutine 'Mailer.send' was never awaited"],
  fixed: [
    [
      'async def f(): ...\n\nasync def g():\n    if x:\n        f()\n',
      'async def f(): ...\n\nasync def g():\n    if x:\n        await f()\n',
    ],
    ['async def f(): ...\n\ndef g():\n    f()\n', 'async def f(): ...\n\ndef g():\n    f()\n'],
  ],
};
