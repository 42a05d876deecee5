import type { Cases } from './cases.ts';

export const blockingCallInAsync: Cases = {
  found: {
    'a request in a handler': `
@app.get("/rates")
async def rates():
    return requests.get(ADDRESS, timeout=5).json()
`,
    'a pause in a method, nested': `
class Poller:
    async def run(self):
        while True:
            try:
                await self.poll()
            finally:
                time.sleep(
                    self.pause,
                )
`,
    'a program that is run': `
async def render(path):
    result = subprocess.run(["convert", path], check=True)
    return result
`,
    'in a comprehension': `
async def load(urls):
    return [urllib.request.urlopen(url).read() for url in urls]
`,
  },
  silent: {
    'in a plain function': `
def wait():
    time.sleep(1)
`,
    'in a plain function inside': `
async def load(url):
    def fetch():
        return requests.get(url, timeout=5)
    return await asyncio.to_thread(fetch)
`,
    'in a lambda for a thread': `
async def load(loop, url):
    return await loop.run_in_executor(None, lambda: requests.get(url, timeout=5))
`,
    'handed over, not called': `
async def wait():
    await asyncio.to_thread(time.sleep, 1)
`,
    'the asynchronous counterpart': `
async def wait(client):
    await asyncio.sleep(1)
    return await client.get("/")
`,
  },
  messages: [
    'ASYNC251 Async functions should not call `time.sleep`',
    'Executing <Task pending> took 3.021 seconds',
  ],
  fixed: [
    [
      'import asyncio\nimport time\n\n\nasync def f(n):\n    time.sleep(n * 2)\n',
      'import asyncio\nimport time\n\n\nasync def f(n):\n    await asyncio.sleep(n * 2)\n',
    ],
    [
      'import time\n\n\nasync def f(n):\n    time.sleep(n)\n',
      'import time\n\n\nasync def f(n):\n    time.sleep(n)\n',
    ],
    [
      'import asyncio, time\n\n\nasync def f(url):\n    return requests.get(url)\n',
      'import asyncio, time\n\n\nasync def f(url):\n    return requests.get(url)\n',
    ],
  ],
};
