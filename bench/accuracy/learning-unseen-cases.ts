import type { SmallRepair } from './learning-cases.ts';

/** Those written before that, and only measured. */
export const UNSEEN: readonly SmallRepair[] = [
  [
    'broad',
    'python',
    'def f():\n    try:\n        work()\n    except Exception:\n        log()\n',
    'def f():\n    try:\n        work()\n    except (OSError, ValueError):\n        log()\n',
  ],
  [
    'log-f',
    'python',
    'import logging\n\nlogger = logging.getLogger(__name__)\n\ndef f(user):\n    logger.info(f"user {user} came")\n',
    'import logging\n\nlogger = logging.getLogger(__name__)\n\ndef f(user):\n    logger.info("user %s came", user)\n',
  ],
  [
    'pickle',
    'python',
    'import pickle\n\ndef load(data):\n    return pickle.loads(data)\n',
    'import json\n\ndef load(data):\n    return json.loads(data)\n',
  ],
  [
    'match',
    'python',
    'import re\n\ndef version(text):\n    found = re.match(r"v(\\d+)", text)\n    return int(found.group(1))\n',
    'import re\n\ndef version(text):\n    found = re.match(r"v(\\d+)", text)\n    if found is None:\n        return None\n    return int(found.group(1))\n',
  ],
  [
    'clock',
    'python',
    'import time\n\ndef wait(work):\n    start = time.time()\n    work()\n    return time.time() - start\n',
    'import time\n\ndef wait(work):\n    start = time.monotonic()\n    work()\n    return time.monotonic() - start\n',
  ],
  [
    'is-text',
    'python',
    'def f(mode):\n    if mode is "fast":\n        go()\n',
    'def f(mode):\n    if mode == "fast":\n        go()\n',
  ],
  [
    'system',
    'python',
    'import os\n\ndef clean(folder):\n    os.system("rm -r " + folder)\n',
    'import subprocess\n\ndef clean(folder):\n    subprocess.run(["rm", "-r", folder], check=True)\n',
  ],
  [
    'from',
    'python',
    'def f(text):\n    try:\n        return int(text)\n    except ValueError as error:\n        raise ConfigError(text)\n',
    'def f(text):\n    try:\n        return int(text)\n    except ValueError as error:\n        raise ConfigError(text) from error\n',
  ],
  [
    'zip',
    'python',
    'def f(names, values):\n    return dict(zip(names, values))\n',
    'def f(names, values):\n    return dict(zip(names, values, strict=True))\n',
  ],
  [
    'env',
    'python',
    'import os\n\ndef key():\n    value = os.environ.get("KEY")\n    return value.strip()\n',
    'import os\n\ndef key():\n    value = os.environ.get("KEY")\n    if not value:\n        raise RuntimeError("KEY is not set")\n    return value.strip()\n',
  ],
  [
    'sql-plus',
    'python',
    'def find(cursor, name):\n    cursor.execute("select * from users where name = \'" + name + "\'")\n    return cursor.fetchone()\n',
    'def find(cursor, name):\n    cursor.execute("select * from users where name = ?", [name])\n    return cursor.fetchone()\n',
  ],
  [
    'pool',
    'python',
    'from multiprocessing import Pool\n\ndef run(items):\n    pool = Pool(4)\n    return pool.map(work, items)\n',
    'from multiprocessing import Pool\n\ndef run(items):\n    with Pool(4) as pool:\n        return pool.map(work, items)\n',
  ],
  [
    'query',
    'typescript',
    "function focus(root: Document) {\n  const field = root.querySelector('input');\n  field.focus();\n}\n",
    "function focus(root: Document) {\n  const field = root.querySelector('input');\n  if (!field) return;\n  field.focus();\n}\n",
  ],
  [
    'optional',
    'typescript',
    'function name(users: User[], id: string) {\n  const user = users.find((each) => each.id === id);\n  return user.name;\n}\n',
    'function name(users: User[], id: string) {\n  const user = users.find((each) => each.id === id);\n  return user?.name;\n}\n',
  ],
  [
    'for-in',
    'javascript',
    'function sum(list) {\n  let total = 0;\n  for (const item in list) total += item;\n  return total;\n}\n',
    'function sum(list) {\n  let total = 0;\n  for (const item of list) total += item;\n  return total;\n}\n',
  ],
  [
    'empty-catch',
    'javascript',
    'function f() {\n  try {\n    work();\n  } catch (error) {}\n}\n',
    'function f() {\n  try {\n    work();\n  } catch (error) {\n    logger.error(error);\n  }\n}\n',
  ],
  [
    'nullish',
    'javascript',
    'function f(options) {\n  const limit = options.limit || 10;\n  return limit;\n}\n',
    'function f(options) {\n  const limit = options.limit ?? 10;\n  return limit;\n}\n',
  ],
  ['substr', 'javascript', 'const head = text.substr(0, 3);\n', 'const head = text.slice(0, 3);\n'],
  [
    'filter-async',
    'javascript',
    'async function f(items) {\n  return items.filter(async (item) => await ok(item));\n}\n',
    'async function f(items) {\n  const kept = await Promise.all(items.map((item) => ok(item)));\n  return items.filter((_, index) => kept[index]);\n}\n',
  ],
  [
    'random',
    'javascript',
    'function token() {\n  return Math.random().toString(36);\n}\n',
    'function token() {\n  return crypto.randomUUID();\n}\n',
  ],
  [
    'eval',
    'javascript',
    'function read(text) {\n  return eval(text);\n}\n',
    'function read(text) {\n  return JSON.parse(text);\n}\n',
  ],
  [
    'decode',
    'javascript',
    'function read(part) {\n  return decodeURIComponent(part);\n}\n',
    'function read(part) {\n  try {\n    return decodeURIComponent(part);\n  } catch {\n    return part;\n  }\n}\n',
  ],
  [
    'key',
    'tsx',
    'function A({ items }) {\n  return items.map((item, index) => <li key={index}>{item.name}</li>);\n}\n',
    'function A({ items }) {\n  return items.map((item) => <li key={item.id}>{item.name}</li>);\n}\n',
  ],
  ['outer', 'javascript', 'node.outerHTML = text;\n', 'node.replaceWith(parse(text));\n'],
];
