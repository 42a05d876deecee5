import type { Lesson } from '@feedback/schema';
import { IN_ASYNC } from './functions.ts';

const BLOCKING =
  '^(time\\.sleep|requests\\.(get|post|put|patch|delete|head|options|request)|urllib\\.request\\.urlopen|subprocess\\.(run|call|check_call|check_output)|os\\.system)$';

export const blockingCallInAsync: Lesson = {
  pattern_id: 'builtin:blocking_call_in_async',
  name: 'blocking_call_in_async',
  description:
    'A blocking call inside async def stops the whole event loop: no other request moves until it is back. ' +
    'One slow answer makes every user wait, and timeouts fire in code that did nothing wrong. ' +
    'Await the asynchronous counterpart (asyncio.sleep, httpx, asyncio.create_subprocess_exec), or hand the call to asyncio.to_thread.',
  bad_example: `import asyncio
import time


async def wait_until_ready(is_ready, patience):
    deadline = time.monotonic() + patience
    while not is_ready():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
`,
  good_example: `import asyncio
import time


async def wait_until_ready(is_ready, patience):
    deadline = time.monotonic() + patience
    while not is_ready():
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(0.01)
    return True
`,
  test_coverage: `import asyncio


def test_other_tasks_go_on_while_one_waits():
    steps = []

    async def other():
        for step in range(3):
            steps.append(step)
            await asyncio.sleep(0)

    async def both():
        task = asyncio.create_task(other())
        ready = await wait_until_ready(lambda: len(steps) == 3, patience=0.5)
        await task
        return ready

    assert asyncio.run(both()) is True
`,
  severity: 'high',
  language: 'python',
  tags: [
    'async',
    'asyncio',
    'await',
    'event loop',
    'blocking',
    'time.sleep',
    'requests',
    'subprocess',
    'fastapi',
    'aiohttp',
    'httpx',
    'to_thread',
    'latency',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'call',
      all: [
        { has: { field: 'function', regex: BLOCKING } },
        IN_ASYNC,
        { any: [{ matches: 'replaceable' }, { not: { matches: 'replaceable' } }] },
      ],
    },
    utils: {
      replaceable: {
        all: [
          { pattern: 'time.sleep($SECONDS)' },
          {
            inside: {
              kind: 'module',
              stopBy: 'end',
              has: { kind: 'import_statement', regex: '^import\\s+asyncio$' },
            },
          },
        ],
      },
    },
    fix: 'await asyncio.sleep($SECONDS)',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: ['ASYNC210', 'ASYNC220', 'ASYNC221', 'ASYNC251', 'ASYNC101', 'python:S7487', 'python:S7499'],
    messages: ['Async functions should not call `time.sleep`', 'Async functions should not call blocking'],
    expressions: ['Executing <(Task|Handle) '],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: fast with one user, and down with a hundred. The fix is limited to time.sleep in modules that import asyncio, where the counterpart takes the same argument; which client replaces requests is for people to choose.',
  },
};
