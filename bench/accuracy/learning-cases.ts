import type { Language } from '@feedback/schema';

/** A small repair that a team would teach, by a name. */
export type SmallRepair = readonly [name: string, language: Language, before: string, after: string];

/** Those by which what `learn` recognises was chosen. */
export const SEEN: readonly SmallRepair[] = [
  [
    'subprocess-check',
    'python',
    'import subprocess\n\ndef go(command):\n    subprocess.run(command)\n    log(1)\n',
    'import subprocess\n\ndef go(command):\n    subprocess.run(command, check=True)\n    log(1)\n',
  ],
  [
    'none',
    'python',
    'def check(first):\n    if first == None:\n        log(first)\n',
    'def check(first):\n    if first is None:\n        log(first)\n',
  ],
  [
    'shell',
    'python',
    'import subprocess\n\ndef a(line):\n    subprocess.run(line, shell=True)\n',
    'import subprocess\n\ndef a(line):\n    subprocess.run(line)\n',
  ],
  [
    'timeout',
    'python',
    'import requests\n\ndef load(url):\n    return requests.get(url).json()\n',
    'import requests\n\ndef load(url):\n    return requests.get(url, timeout=10).json()\n',
  ],
  [
    'encoding',
    'python',
    'def read(path):\n    with open(path) as f:\n        return f.read()\n',
    'def read(path):\n    with open(path, encoding="utf-8") as f:\n        return f.read()\n',
  ],
  [
    'yaml',
    'python',
    'import yaml\n\nconfig = yaml.load(text)\n',
    'import yaml\n\nconfig = yaml.safe_load(text)\n',
  ],
  [
    'md5',
    'python',
    'import hashlib\n\nh = hashlib.md5(data).hexdigest()\n',
    'import hashlib\n\nh = hashlib.sha256(data).hexdigest()\n',
  ],
  [
    'mutable',
    'python',
    'def add(item, items=[]):\n    items.append(item)\n    return items\n',
    'def add(item, items=None):\n    if items is None:\n        items = []\n    items.append(item)\n    return items\n',
  ],
  [
    'utcnow',
    'python',
    'from datetime import datetime\n\nnow = datetime.utcnow()\n',
    'from datetime import datetime, timezone\n\nnow = datetime.now(timezone.utc)\n',
  ],
  [
    'mktemp',
    'python',
    'import tempfile\n\npath = tempfile.mktemp()\n',
    'import tempfile\n\nhandle, path = tempfile.mkstemp()\n',
  ],
  [
    'bare',
    'python',
    'def f():\n    try:\n        work()\n    except:\n        log()\n',
    'def f():\n    try:\n        work()\n    except ValueError:\n        log()\n',
  ],
  [
    'swallow',
    'python',
    'def f():\n    try:\n        work()\n    except Exception:\n        pass\n',
    'def f():\n    try:\n        work()\n    except Exception:\n        logger.exception("work failed")\n',
  ],
  ['assert-tuple', 'python', 'assert (x == 1, "no")\n', 'assert x == 1, "no"\n'],
  [
    'parseInt',
    'javascript',
    'function f(text) {\n  const n = parseInt(text);\n  return n;\n}\n',
    'function f(text) {\n  const n = parseInt(text, 10);\n  return n;\n}\n',
  ],
  [
    'foreach',
    'javascript',
    'async function f(items) {\n  items.forEach(async (item) => { await save(item); });\n}\n',
    'async function f(items) {\n  for (const item of items) { await save(item); }\n}\n',
  ],
  ['eqeq', 'javascript', 'if (a == b) go();\n', 'if (a === b) go();\n'],
  ['buffer', 'javascript', 'const b = new Buffer(text);\n', 'const b = Buffer.from(text);\n'],
  ['innerHTML', 'javascript', 'element.innerHTML = text;\n', 'element.textContent = text;\n'],
  [
    'readSync',
    'javascript',
    "import fs from 'fs';\nasync function load(path) {\n  return fs.readFileSync(path, 'utf8');\n}\n",
    "import fs from 'fs';\nasync function load(path) {\n  return await fs.promises.readFile(path, 'utf8');\n}\n",
  ],
  ['isNaN', 'javascript', 'if (isNaN(value)) fail();\n', 'if (Number.isNaN(value)) fail();\n'],
  ['sort', 'javascript', 'const s = numbers.sort();\n', 'const s = numbers.sort((a, b) => a - b);\n'],
  [
    'await',
    'typescript',
    'async function f(db: Db) {\n  const u = db.findUser(1);\n  return u.name;\n}\n',
    'async function f(db: Db) {\n  const u = await db.findUser(1);\n  return u.name;\n}\n',
  ],
  [
    'useEffect',
    'tsx',
    "import { useEffect } from 'react';\nfunction A({ id }) {\n  useEffect(() => { load(id); });\n  return null;\n}\n",
    "import { useEffect } from 'react';\nfunction A({ id }) {\n  useEffect(() => { load(id); }, [id]);\n  return null;\n}\n",
  ],
  [
    'json',
    'javascript',
    'function read(text) {\n  return JSON.parse(text);\n}\n',
    'function read(text) {\n  try {\n    return JSON.parse(text);\n  } catch {\n    return undefined;\n  }\n}\n',
  ],
  [
    'guard',
    'python',
    'def first(rows):\n    found = [r for r in rows if r.ok]\n    return found[0]\n',
    'def first(rows):\n    found = [r for r in rows if r.ok]\n    if not found:\n        return None\n    return found[0]\n',
  ],
  [
    'sqlf',
    'python',
    'def q(cur, name):\n    cur.execute(f"select * from t where n = \'{name}\'")\n',
    'def q(cur, name):\n    cur.execute("select * from t where n = %s", (name,))\n',
  ],
  [
    'close',
    'python',
    'def r(p):\n    f = open(p)\n    data = f.read()\n    return data\n',
    'def r(p):\n    with open(p) as f:\n        data = f.read()\n    return data\n',
  ],
  [
    'json-nan',
    'python',
    'import json\n\ndef dump(x):\n    return json.dumps(x)\n',
    'import json\n\ndef dump(x):\n    return json.dumps(x, allow_nan=False)\n',
  ],
];

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
