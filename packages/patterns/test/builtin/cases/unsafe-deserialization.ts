import type { Cases } from './cases.ts';

export const unsafeDeserialization: Cases = {
  found: {
    'no loader': `
import yaml

with open(path, "rb") as source:
    config = yaml.load(source)
`,
    'a loader that builds anything': `
import os, yaml

config = yaml.load(
    text,
    Loader=yaml.UnsafeLoader,
)
`,
    'by its own name, imported late': `
def read(text):
    import yaml
    return yaml.unsafe_load(text)
`,
    'pickle from a request': `
def load(request):
    return pickle.loads(request.body)
`,
    'pickle from a cookie, decoded': `
state = pickle.loads(base64.b64decode(cookie))
`,
    'pickle from a socket': `
message = pickle.loads(connection.recv(4096))
`,
  },
  silent: {
    'safe YAML': `
import yaml

yaml.safe_load(text)
yaml.load(text, Loader=yaml.SafeLoader)
yaml.load(text, Loader=yaml.CSafeLoader)
`,
    'another library of that name': `
from ruamel.yaml import YAML

yaml = YAML(typ="safe")
config = yaml.load(text)
`,
    'what this program wrote': `
with open(CACHE, "rb") as source:
    cache = pickle.load(source)
copy = pickle.loads(pickle.dumps(graph))
`,
    JSON: `
state = json.loads(request.body)
`,
  },
  messages: ["TypeError: load() missing 1 required positional argument: 'Loader'"],
  fixed: [
    ['import yaml\nc = yaml.load(t)\n', 'import yaml\nc = yaml.safe_load(t)\n'],
    ['import yaml\nc = yaml.load(t, yaml.Loader)\n', 'import yaml\nc = yaml.safe_load(t)\n'],
    ['x = pickle.loads(request.body)\n', 'x = pickle.loads(request.body)\n'],
  ],
};
