import type { Language } from '@feedback/schema';
import { descendants, type CodeNode } from './code-tree.ts';

const PYTHON = `abc argparse ast asyncio atexit base64 binascii bisect builtins bz2 codecs collections concurrent configparser
contextlib contextvars copy csv ctypes datetime decimal difflib dis enum errno faulthandler filecmp fnmatch fractions ftplib
functools gc getpass gettext glob gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json locale
logging lzma marshal math mimetypes mmap multiprocessing netrc operator os pathlib pickle pkgutil poplib pprint pwd random re
readline sched secrets shelve shlex shutil smtplib socket socketserver sqlite3 ssl stat statistics struct subprocess sys sysconfig
syslog tarfile telnetlib tempfile textwrap threading time timeit tokenize traceback tracemalloc typing unicodedata unittest urllib
uuid warnings weakref webbrowser winreg xml xmlrpc zipfile zlib zoneinfo
aiohttp attr boto3 bs4 celery click cv2 dask dateutil django dotenv fastapi flask httpx jinja2 jsonschema jwt keras lxml
matplotlib mypy networkx nltk np numpy openai orjson pandas paramiko pd pendulum plt polars psutil psycopg2 pydantic pymongo pytest
pytz redis requests scipy seaborn sklearn sns sqlalchemy tensorflow tf torch tqdm transformers trio ujson urllib3 uvicorn
xgboost yaml`;

const ECMASCRIPT = `assert axios child_process cheerio cluster crypto dns dotenv express fs fsp got http http2 https jest jwt knex lodash
moment mongoose net os path puppeteer querystring ReactDOM readline sinon superagent tls underscore util vi vm zlib zod`;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const PYTHON_MODULES = words(PYTHON);
const ECMASCRIPT_MODULES = words(ECMASCRIPT);

/** Modules that go by another name than their own. */
const ALIASES: Readonly<Record<string, string>> = {
  np: 'numpy',
  pd: 'pandas',
  plt: 'matplotlib.pyplot',
  sns: 'seaborn',
  tf: 'tensorflow',
};

/**
 * The modules that an example uses without importing them: it is cut out of a file that does. Only names that hardly anybody gives
 * a variable count (so not `queue`, `string` or `url`).
 */
export const modulesIn = (
  root: CodeNode,
  language: Language,
  bound: ReadonlySet<string>,
): readonly (readonly [name: string, path: string])[] => {
  const known = language === 'python' ? PYTHON_MODULES : ECMASCRIPT_MODULES;
  // A module of Node may be a function itself.
  const slots = new Set(language === 'python' ? ['object'] : ['object', 'function']);
  return [...descendants(root)].flatMap(({ kind, slot, text }) =>
    kind === 'identifier' && slots.has(slot) && known.has(text) && !bound.has(text)
      ? [[text, ALIASES[text] ?? text] as const]
      : [],
  );
};
