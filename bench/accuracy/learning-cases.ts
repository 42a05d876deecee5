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
